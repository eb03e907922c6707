"""Shared ground: trail, code lists, crypto, files, sheets, jobs; knows no application."""
