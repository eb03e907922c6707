"""Fauna and flora: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, NOMINAL, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("taxon", Kind.TEXT, OPEN, "C/-", max_length=120, identifier="taxon"),
    asked("common_name", Kind.TEXT, FREE_TEXT, "O/-", max_length=80),
    asked("cites_appendix", Kind.CODE, OPEN, "M/-", codes="cites-appendix"),
    asked("specimen_term", Kind.CODE, OPEN, "M/-", codes="specimen-term"),
    asked("cites_source", Kind.CODE, OPEN, "O/-", codes="cites-source"),
    asked("cites_purpose", Kind.CODE, OPEN, "O/-", codes="cites-purpose"),
    asked("live_count", Kind.INTEGER, OPEN, "O/-", minimum=0),
    asked("dead_count", Kind.INTEGER, OPEN, "O/-", minimum=0),
    asked("individuals", Kind.INTEGER, OPEN, "O/-", minimum=0),
    asked("sex", Kind.CODE, OPEN, "O/-", codes="animal-sex"),
    asked("age", Kind.CODE, OPEN, "O/-", codes="animal-age"),
    asked("worked_in", Kind.CODES, OPEN, "O/-", codes="country"),
    asked("permit_kind", Kind.CODE, OPEN, "O/-", codes="permit-kind"),
    asked("permit_state", Kind.CODE, OPEN, "C/-", codes="permit-state"),
    asked("permit_country", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("permit_valid_until", Kind.DATE, OPEN, "O/-"),
)

NOMINAL_ASKED: tuple[Asked, ...] = (
    asked("permit_no", Kind.TEXT, NOMINAL, "O/-", max_length=40),
    asked("marks", Kind.CODES, NOMINAL, "O/-", max_length=40),
)
