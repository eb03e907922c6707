"""Discussion boards of customs officers."""
