"""Load code lists, nomenclatures and places."""
