"""The only writers of the global database."""
