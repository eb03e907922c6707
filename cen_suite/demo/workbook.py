"""Invented national workbooks of any size, the same for the same seed, with known wrong cells."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike
from typing import Any, BinaryIO, Final

from cen_suite.core.sheets.write import Layout, stream

FIRST_ROW: Final = 2
SHEET: Final = "Cases"
COLUMNS: Final = (
    "national_ref", "record_kind", "event_start", "location_type", "location", "control_stage",
    "direction", "customs_procedure", "traffic_flow", "selection_reasons", "discovery_means",
    "offences", "concealed", "conveyance.mode", "conveyance.conveyance_type", "departure.country",
    "departure.place", "transit.country", "destination.country", "concealment.place",
    "concealment.methods", "persons_total", "arrested_total", "line.family", "line.product",
    "line.description", "line.quantity", "line.unit", "line.packages", "line.package_type",
    "line.outcome",
)  # fmt: skip
"""Machine names as headings: no person has to match them."""
NOT_IN_LIST: Final = "no such value"
WAYS: Final = (
    ("SEA-PORT", "SNDKR", "1", "SEA-CONT", "CONT"),
    ("AIR", "SNDKR", "4", "AIR-PAX", "APAX"),
)
GOODS: Final = (
    ("DRG", "DRG-CAN-HERB", "herbal cannabis in bricks"),
    ("DRG", "DRG-CAN-RESIN", "resin in plates"),
    ("DRG", "DRG-COC-HCL", "white powder in parcels"),
)
ORIGINS: Final = (("BR", "BRSSZ"), ("CO", "COCTG"), ("MA", "MACAS"))
TARGETS: Final = ("FR", "ES", "IT", "NL", "GB", "DE")
BAD: Final[dict[str, Any]] = {
    "event_start": "31.02.2026",
    "persons_total": "a few",
    "arrested_total": "some",
    "line.quantity": "many",
    "line.packages": "-4",
}
SPOILT: Final = (
    "record_kind", "event_start", "location_type", "control_stage", "direction",
    "customs_procedure", "traffic_flow", "selection_reasons", "discovery_means", "offences",
    "concealed", "departure.country", "transit.country", "destination.country",
    "concealment.place", "concealment.methods", "persons_total", "arrested_total",
    "line.product", "line.quantity", "line.unit", "line.packages", "line.package_type",
    "line.outcome",
)  # fmt: skip
"""Columns in which a wrong cell is wrong by itself and makes no other cell wrong."""
Target = str | PathLike[str] | BinaryIO


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that was made wrong on purpose: row from 1, column from 0."""

    row: int
    column: int
    name: str
    value: str


def write_workbook(
    path: Target, cases: int, lines_per_case: int = 2, bad_share: float = 0.0, seed: int = 1
) -> list[BadCell]:
    """Write an invented workbook and say which of its cells are wrong."""
    bad: list[BadCell] = []
    rows = _rows(random.Random(seed), cases, lines_per_case, bad_share, bad)  # noqa: S311 -- invented
    stream(path, COLUMNS, rows, layout=Layout(title=SHEET))
    return bad


def _rows(
    chance: random.Random, cases: int, lines: int, share: float, bad: list[BadCell]
) -> Iterator[list[Any]]:
    row = FIRST_ROW
    spoilt = {COLUMNS.index(name) for name in SPOILT}
    for number in range(1, cases + 1):
        case = _case(chance, number)
        for index in sorted(spoilt):
            if index < _FIRST_OF_LINE and chance.random() < share * lines:
                case[index] = _spoil(bad, row, index)
        for _line in range(lines):
            goods = _goods(chance)
            for index in sorted(spoilt):
                if index >= _FIRST_OF_LINE and chance.random() < share:
                    goods[index - _FIRST_OF_LINE] = _spoil(bad, row, index)
            yield case + goods
            row += 1


def _spoil(bad: list[BadCell], row: int, index: int) -> str:
    name = COLUMNS[index]
    value = str(BAD.get(name, NOT_IN_LIST))
    bad.append(BadCell(row, index, name, value))
    return value


def _case(chance: random.Random, number: int) -> list[Any]:
    kind, place, mode, conveyance, flow = chance.choice(WAYS)
    origin, port = chance.choice(ORIGINS)
    day = dt.date(2026, 9, 1) + dt.timedelta(days=chance.randrange(80))
    return [
        f"SN-DK-{number:06d}",
        "SEIZ",
        day,
        kind,
        place,
        chance.choice(["ARR", "UNL", "CLR"]),
        "IMP",
        chance.choice(["FREE", "TRANSIT"]),
        flow,
        chance.choice(["RP", "RND", "MAN-RP; INT-N"]),
        chance.choice(["VIS", "PHY", "XRC"]),
        chance.choice(["SMU", "NOD", "SMU; FDOC"]),
        "Y",
        mode,
        conveyance,
        origin,
        port,
        chance.choice(["PT", "CV", None]),
        chance.choice(TARGETS),
        chance.choice(["BP-CLO", "BP-SHOE"]),
        chance.choice(["DBLBOT", "VACUUM", "VACUUM; SHIELD"]),
        chance.randrange(4),
        0,
    ]


def _goods(chance: random.Random) -> list[Any]:
    family, product, words = chance.choice(GOODS)
    return [
        family,
        product,
        words,
        round(chance.lognormvariate(1.5, 1.4) + 0.01, 3),
        "KGM",
        chance.randrange(1, 40),
        chance.choice(["PK", "BX", "CT"]),
        chance.choice(["CUSTODY", "DESTROYED"]),
    ]


_FIRST_OF_LINE: Final = COLUMNS.index("line.family")
