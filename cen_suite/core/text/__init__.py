"""Folding and comparing of words and names."""
