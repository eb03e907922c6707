"""What machines ask of the global database."""
