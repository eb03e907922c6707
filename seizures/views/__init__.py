"""Pages of the global database: fetch, call one action, answer."""
