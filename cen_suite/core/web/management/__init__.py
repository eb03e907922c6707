"""Commands of what every page shares."""
