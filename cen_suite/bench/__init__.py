"""Measuring: what the suite needs, against a limit and a naive way taken in the same run."""
