"""Hostile and odd files, made when the tests run; nothing dangerous is kept."""
