"""What every page shares: problems, paging, downloads."""
