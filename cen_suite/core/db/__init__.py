"""Ground for tables: abstract records, numbering, database roles."""
