"""Tests of what lives in seizures/actions."""
