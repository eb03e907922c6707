"""What people type, cleaned into facts for an action; every form keeps what was typed."""
