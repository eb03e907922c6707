"""What open pages are told while they stay open: the database is the truth, Redis only rings."""
