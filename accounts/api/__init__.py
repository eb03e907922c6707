"""What machines ask about themselves."""
