"""Policy as arithmetic: tries, time, words and networks; no database, no clock, no request."""
