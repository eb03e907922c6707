"""The codes that the application must know by name; a test holds them against the lists."""

from enum import StrEnum


class Channel(StrEnum):
    """How a case came in (list `channel`)."""

    FULL = "MAN"
    SIMPLIFIED = "SIMP"
    WORKBOOK = "XLS"
    MACHINE = "API"


class Precision(StrEnum):
    """How exactly a moment is known (list `date-precision`)."""

    MINUTE = "MINUTE"
    DAY = "DAY"
    MONTH = "MONTH"


class LegRole(StrEnum):
    """What a place on the route is (list `leg-role`)."""

    ORIGIN = "ORIGIN"
    DEPARTURE = "DEP"
    TRANSIT = "TRA"
    SEIZURE = "SEIZ"
    DESTINATION = "DEST"
    MARKET = "MARKET"


class Agency(StrEnum):
    """Whose officers report (list `agency`)."""

    CUSTOMS = "CUS"


class RecordKind(StrEnum):
    """What a record is about (list `record-kind`)."""

    SEIZURE = "SEIZ"
