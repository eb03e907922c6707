"""Proofs of the rules, in the shape of the product tree."""
