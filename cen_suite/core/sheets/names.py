"""Names inside a workbook: sheet titles, cell addresses, defined names."""

import re

LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_title(text: str) -> str:
    """Make a title that Excel accepts."""
    cleaned = _FORBIDDEN.sub(" ", text).strip().strip("'")
    return cleaned[:LONGEST_TITLE].strip() or "Sheet"


def quoted(title: str) -> str:
    """Write a sheet title as formulas and links want it."""
    return "'" + title.replace("'", "''") + "'"


def defined_name(prefix: str, slug: str) -> str:
    """Make a defined name of a list: letters, digits and underscores."""
    return f"{prefix}_{re.sub(r'[^0-9A-Za-z]', '_', slug)}"


def column_letters(number: int) -> str:
    """Write a column number from 1 as letters."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Read column letters as a number from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
