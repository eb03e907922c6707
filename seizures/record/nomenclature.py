"""HS codes as far as an installation knows the nomenclature.

The shipped list has the chapters and the headings that matter to enforcement; an administration
may load all of it. Until then a code of a known chapter is taken as it is written.
"""

from typing import Final

from cen_suite.core.codelists.tables import CodeTable

INTERNATIONAL_DIGITS: Final = 6
LENGTHS: Final = (2, 4, 6)
COMPLETE: Final = 5_000  # a complete nomenclature has some 6,900 codes


def hs_code(text: str, table: CodeTable) -> str | None:
    """Give the international code for what was written: national digits and points dropped."""
    digits = "".join(sign for sign in text if sign.isdecimal())[:INTERNATIONAL_DIGITS]
    return digits if is_hs(digits, table) else None


def is_hs(code: str, table: CodeTable) -> bool:
    """Tell whether a code is listed, or may be one that the list does not reach down to."""
    if code in table:
        return True
    return (
        len(code) in LENGTHS
        and code.isascii()
        and code.isdigit()
        and len(table) < COMPLETE
        and code[:2] in table
    )
