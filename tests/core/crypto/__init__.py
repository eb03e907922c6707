"""Keys, seals, sealed files and signatures."""
