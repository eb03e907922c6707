"""Why a workbook is not read, or not written."""

from collections.abc import Mapping


class Refusal(Exception):
    """A file is not taken: a code for the machine and the particulars for the sentence."""

    def __init__(self, code: str, params: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str | int] = params or {}


class TooManyRows(Exception):
    """A sheet holds at most 1,048,576 rows, headings included."""
