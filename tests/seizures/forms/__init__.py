"""Tests of what lives in seizures/forms."""
