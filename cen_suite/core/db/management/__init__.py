"""Commands of the database ground."""
