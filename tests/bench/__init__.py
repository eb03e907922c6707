"""Tests of the bench: its arithmetic, and that it sees when two ways disagree."""
