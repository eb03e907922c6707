"""CENcomm: sealed mail within the closed user group of an operation."""
