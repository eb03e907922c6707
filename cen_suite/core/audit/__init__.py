"""The trail: what was done, by whom, append-only and chained."""
