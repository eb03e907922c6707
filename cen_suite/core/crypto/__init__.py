"""Sealing, wrapping and signing of bytes; no Django here."""
