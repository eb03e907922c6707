"""Tests of settings, private servers, health and the ways to start."""
