"""What a column of a workbook is: its name for the machine, its heading and help for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Words = str | Mapping[str, str]
"""A text in one language, or the same text by language code."""

DEFAULT_LANGUAGE = "en"


class Kind(StrEnum):
    """What a cell of the column holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    CODES = "codes"
    PLACE = "place"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down list; ``parent`` is a code of the list of the column above."""

    code: str
    label: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: machine name, heading, help, kind, and the list it chooses from."""

    name: str
    heading: Words
    hint: Words = ""
    kind: str = Kind.TEXT
    choices: str | None = None
    depends_on: str | None = None
    width: float | None = None
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet of a template: its title and columns, and how many rows are prepared."""

    title: str
    columns: Sequence[Column]
    rows: int = 5000


def in_language(words: Words, language: str) -> str:
    """Give a text in a language, in English when it is not there."""
    if isinstance(words, str):
        return words
    return words.get(language) or words.get(DEFAULT_LANGUAGE, "")


def usual_width(column: Column) -> float:
    """Give the width of a column that states none."""
    if column.width is not None:
        return column.width
    return {Kind.LONG_TEXT: 48.0, Kind.TEXT: 24.0, Kind.CODE: 28.0, Kind.CODES: 32.0}.get(
        Kind(column.kind), 16.0
    )
