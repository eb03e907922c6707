"""Workbooks: inspected, read, written, marked."""
