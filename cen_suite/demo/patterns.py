"""The invented patterns of smuggling, read once from their file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which goods travel how, from where, through where, hidden in what."""

    product: str
    weight: int
    unit: str
    median: float
    spread: float
    hs: str
    way: str
    departures: tuple[str, ...]
    transits: tuple[str, ...]
    hidden: tuple[str, ...]
    brands: tuple[str, ...]

    @property
    def family(self) -> str:
        """The family a product belongs to is the first part of its code."""
        return self.product[:3]


@dataclass(frozen=True, slots=True)
class Way:
    """How a kind of traffic is controlled: the codes that go together."""

    mode: str
    conveyances: tuple[str, ...]
    flow: str
    location_types: tuple[str, ...]
    stage: str
    procedures: tuple[str, ...]
    reasons: tuple[str, ...]
    means: tuple[str, ...]


WAYS: dict[str, Way] = {
    "container": Way(
        "1", ("SEA-CONT", "SEA-CONT", "SEA-RORO"), "CONT", ("SEA-TERM", "SEA-PORT"), "STO",
        ("FREE", "TRANSIT", "WHS"),
        ("RP", "MAN-RP", "INT-F", "RND", "IMG"), ("XRC", "PHY", "DOG-D", "SEAL"),
    ),
    "passenger": Way(
        "4", ("AIR-PAX",), "APAX", ("AIR-PAX", "AIR-TRANSIT"), "EXAM",
        ("PAX-GREEN", "PAX-RED"),
        ("MAN-RP", "BEH", "CAN", "RND"), ("XRB", "BODY", "DOG-D", "PHY", "DOG-C"),
    ),
    "parcel": Way(
        "5", ("MAIL-PARCEL", "MAIL-SMALL", "MAIL-EMS"), "POST", ("MAIL-OE", "MAIL-SORT"), "CLR",
        ("POST-LOW", "ECOM"), ("RP", "RTN", "DOC", "IMG", "RH"), ("XRB", "PHY", "DOG-D", "VIS"),
    ),
    "air-cargo": Way(
        "4", ("AIR-CARGO", "AIR-PAX"), "AFRT", ("AIR-CARGO",), "CLR",
        ("FREE", "TRANSIT"), ("RP", "MAN-RP", "DOC", "RND"), ("XRC", "PHY", "DOCX"),
    ),
    "truck": Way(
        "3", ("ROAD-SEMI", "ROAD-TRUCK", "ROAD-VAN", "ROAD-CAR"),
        "ROAD", ("LND-ROAD", "INL-MOTORWAY"), "ARR",
        ("FREE", "TRANSIT", "NONE"), ("RP", "INT-N", "RND", "CAN", "TIP"),
        ("XRC", "PHY", "DOG-D", "DIS"),
    ),
}  # fmt: skip


@cache
def patterns() -> tuple[Pattern, ...]:
    """Give all patterns in the order of the file."""
    text = files("cen_suite.demo").joinpath("patterns.toml").read_text("utf-8")
    return tuple(
        Pattern(
            product=row["product"],
            weight=row["weight"],
            unit=row["unit"],
            median=row["amount"][0],
            spread=row["amount"][1],
            hs=row["hs"],
            way=row["way"],
            departures=tuple(row["from"]),
            transits=tuple(row.get("through", ())),
            hidden=tuple(row["hidden"]),
            brands=tuple(row.get("brand", ())),
        )
        for row in tomllib.loads(text)["pattern"]
    )
