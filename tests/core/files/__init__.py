"""Pictures made harmless, and files kept sealed."""
