"""How the table of stored files came to be."""
