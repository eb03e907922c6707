"""Cases as tables and files to take away."""
