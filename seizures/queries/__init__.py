"""The only readers of the global database."""
