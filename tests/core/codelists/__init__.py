"""Rules of code lists and places."""
