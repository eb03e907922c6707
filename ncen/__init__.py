"""nCEN: a country's own nominal data, its investigations and exchanges."""
