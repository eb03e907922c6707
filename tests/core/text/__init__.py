"""Rules of folding and comparing words."""
