"""Commands an installation runs by hand or at set-up."""
