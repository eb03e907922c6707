"""Workbooks of cases: the templates, any national workbook, and the way from rows to cases."""
