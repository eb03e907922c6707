"""Workbooks of any kind: templates, reading, marking, writing."""
