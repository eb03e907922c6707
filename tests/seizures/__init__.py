"""Tests of the global database."""
