"""Dated code lists with labels in every language of the suite."""
