"""What people type, cleaned into facts and criteria."""
