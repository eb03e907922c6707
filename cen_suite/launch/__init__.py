"""Start and stop everything on one machine: the demo, the tests, single commands."""
