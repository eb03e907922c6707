"""What can be searched: facets, text, criteria; no database here."""
