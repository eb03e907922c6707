"""People, administrations, roles and the one gate of the suite."""
