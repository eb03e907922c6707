"""How the tables of code lists and places came to be."""
