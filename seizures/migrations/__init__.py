"""Steps of the tables of the global database."""
