"""The only readers of people, administrations and roles."""
