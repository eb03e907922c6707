"""Read what people and machines write for a fact: codes, words in nine languages, dates, numbers.

A `Reader` is made once for a form or a workbook and remembers every word it has understood, so
that a list of 50,000 cases costs one look-up a cell.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import Any, Final

from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import CodeTable, Lists
from cen_suite.core.text.folding import fold
from cen_suite.core.text.signs import is_storable
from seizures.record.dates import read_date, read_moment
from seizures.record.definition import Fact, Kind
from seizures.record.nomenclature import hs_code
from seizures.record.numbers import read_decimal, read_whole
from seizures.record.place_names import place_named
from seizures.record.unreadable import Unreadable

__all__ = ["Reader", "Unreadable"]

REFERENCE_LENGTH: Final = 200
SEPARATORS: Final = (";", "|", "\n", "،", "؛")

YES: Final = frozenset(
    fold(word)
    for word in (
        "y",
        "yes",
        "true",
        "1",
        "x",
        "oui",
        "o",
        "vrai",
        "sí",
        "s",
        "verdadero",
        "sim",
        "да",
        "д",
        "ja",
        "j",
        "wahr",
        "نعم",
        "بلی",
        "بله",
        "ہاں",
    )
)
NO: Final = frozenset(
    fold(word)
    for word in (
        "n",
        "no",
        "false",
        "0",
        "non",
        "faux",
        "falso",
        "não",
        "нет",
        "н",
        "nein",
        "falsch",
        "لا",
        "نه",
        "نخیر",
        "نہیں",
    )
)

REPEATED: Final = frozenset(Kind) - {Kind.TEXT, Kind.LONG_TEXT, Kind.DECIMAL}
"""Kinds whose cells say the same few things in many rows."""
LASTING: Final = frozenset({str, int, dt.date, dt.datetime})
"""Types of cells that can be remembered: equal ones mean the same, as 1, 1.0 and True do not."""
MOST_REMEMBERED: Final = 20_000

Read = Callable[[Fact, Any], Any]


class Reader:
    """Reads cells as facts; the language only decides which of several meanings comes first."""

    def __init__(
        self,
        lists: Lists,
        places: Mapping[str, Place],
        *,
        language: str = "en",
        day_first: bool = True,
        decimal_sign: str = "",
        words: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self.language = language
        self._lists = lists
        self._places = places
        self._day_first = day_first
        self._decimal_sign = decimal_sign
        self._words = words or {}
        self._known: dict[tuple[str, str], str] = {}
        self.parts: dict[Hashable, Any] = {}
        """Whole parts of cases that were read before; `drafting` keeps them here."""
        self._read_before: dict[int, dict[str, Any]] = {}
        self._ways: dict[int, dict[str, tuple[Fact, Mapping[str, Any]]]] = {}
        self._kept: list[object] = []  # what is known by its id must stay where it is
        self._by_kind: Mapping[Kind, Read] = {
            Kind.TEXT: self._text,
            Kind.LONG_TEXT: self._text,
            Kind.CODE: self._code,
            Kind.CODES: self._codes,
            Kind.PLACE: self._place,
            Kind.INTEGER: self._whole,
            Kind.DECIMAL: self._decimal,
            Kind.DATE: self._date,
            Kind.MOMENT: self._moment,
            Kind.YES_NO: self._yes_no,
        }

    def read(self, fact: Fact, cell: Any) -> Any:
        """Read one cell; nothing written means None. Raises Unreadable."""
        if cell is None:
            return None
        is_lasting = type(cell) in LASTING
        known = self._known_of(fact)
        if is_lasting and cell in known:
            return known[cell]
        is_blank = isinstance(cell, str) and not cell.strip()
        value = None if is_blank else self._by_kind[fact.kind](fact, cell)
        if is_lasting and fact.kind in REPEATED and len(known) < MOST_REMEMBERED:
            known[cell] = value
        return value

    def ways(self, facts: Mapping[str, Fact]) -> Mapping[str, tuple[Fact, Mapping[str, Any]]]:
        """Give for each of some facts what its cells were read as before."""
        ways = self._ways.get(id(facts))
        if ways is None:
            ways = {name: (fact, self._known_of(fact)) for name, fact in facts.items()}
            self._ways[id(facts)] = ways
            self._kept.append(facts)
        return ways

    def _known_of(self, fact: Fact) -> dict[str, Any]:
        known = self._read_before.get(id(fact))
        if known is None:
            known = self._read_before[id(fact)] = {}
            self._kept.append(fact)
        return known

    def _text(self, fact: Fact, cell: Any) -> str | None:
        text = _plain(cell)
        if not is_storable(text):
            raise Unreadable("control-character", {"value": text[:60]})
        most = fact.max_length or (REFERENCE_LENGTH if fact.kind is Kind.CODES else 0)
        if most and len(text) > most:
            raise Unreadable("too-long", {"most": str(most), "length": str(len(text))})
        return text or None

    def _code(self, fact: Fact, cell: Any) -> str:
        text = _plain(cell)
        if fact.codes == "hs" and not isinstance(cell, str) and len(text) % 2:
            text = f"0{text}"  # a spreadsheet took the code for a number
        return self._find(fact, text)

    def _codes(self, fact: Fact, cell: Any) -> tuple[str, ...]:
        parts = (
            [_plain(each) for each in cell]
            if isinstance(cell, (list, tuple))
            else _split(_plain(cell))
        )
        stated = [part for part in parts if part]
        if not fact.codes:
            return tuple(dict.fromkeys(self._text(fact, part) or "" for part in stated))
        return tuple(dict.fromkeys(self._find(fact, part) for part in stated))

    def _find(self, fact: Fact, text: str) -> str:
        key = (fact.codes, text)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look_up(fact, self._lists[fact.codes], text)
        return found

    def _look_up(self, fact: Fact, table: CodeTable, text: str) -> str:
        found = self._words.get((fact.codes, fold(text))) or table.find(text)
        if found is None and text.endswith(")"):
            inside = text[text.rfind("(") + 1 : -1].strip()  # a label that stands twice
            found = inside if inside in table else None
        if found is None and fact.codes == "hs":
            found = hs_code(text, table)
        if found is None:
            raise Unreadable("unknown-code", {"value": text[:60], "list": fact.codes})
        return found

    def _place(self, _fact: Fact, cell: Any) -> str:
        text = _plain(cell)
        locode = text.upper().replace(" ", "")
        if locode in self._places:
            return locode
        key = ("place", text)
        found = (
            self._known.get(key)
            or self._words.get(("place", fold(text)))
            or place_named(text, self._places)
        )
        if found is None:
            raise Unreadable("unknown-place", {"value": text[:60]})
        self._known[key] = found
        return found

    def _whole(self, fact: Fact, cell: Any) -> int:
        return read_whole(
            cell, minimum=fact.minimum, maximum=fact.maximum, sign=self._decimal_sign
        )

    def _decimal(self, fact: Fact, cell: Any) -> Decimal:
        return read_decimal(
            cell,
            digits=fact.digits,
            decimals=fact.decimals,
            minimum=fact.minimum,
            maximum=fact.maximum,
            sign=self._decimal_sign,
        )

    def _date(self, _fact: Fact, cell: Any) -> dt.date:
        return read_date(cell, day_first=self._day_first)

    def _moment(self, _fact: Fact, cell: Any) -> dt.datetime:
        return read_moment(cell, day_first=self._day_first)

    def _yes_no(self, _fact: Fact, cell: Any) -> bool:
        if isinstance(cell, bool):
            return cell
        word = fold(_plain(cell))
        if word in YES:
            return True
        if word in NO:
            return False
        raise Unreadable("not-yes-or-no", {"value": _plain(cell)[:60]})


def _plain(cell: Any) -> str:
    """Write a cell as text: a whole number without its point, spaces trimmed."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _split(text: str) -> list[str]:
    for separator in SEPARATORS:
        text = text.replace(separator, ";")
    return [part.strip() for part in text.split(";")]
