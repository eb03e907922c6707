"""Commands on code lists and places."""
