"""Stored files: cleaned, fingerprinted and encrypted at rest."""
