"""Pages about people: each fetches, calls one action, answers."""
