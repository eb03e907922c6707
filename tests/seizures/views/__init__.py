"""Tests of what lives in seizures/views."""
