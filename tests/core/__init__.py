"""Proofs of the shared ground."""
