"""Drugs: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("form", Kind.CODE, OPEN, "C/-", codes="drug-form"),
    asked("substance", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("cas", Kind.TEXT, OPEN, "O/-", max_length=12, identifier="cas"),
    asked("schedules", Kind.CODES, OPEN, "O/-", codes="drug-schedule"),
    asked("colour", Kind.CODE, OPEN, "O/-", codes="colour"),
    asked("logo", Kind.TEXT, FREE_TEXT, "O/-", max_length=60),
    asked("doses", Kind.INTEGER, OPEN, "O/-", minimum=0),
    asked("cutting_agents", Kind.CODES, OPEN, "O/-", codes="cutting-agent"),
    asked("carrier", Kind.CODE, OPEN, "O/-", codes="drug-carrier"),
    asked("lab_methods", Kind.CODES, OPEN, "O/-", codes="lab-method"),
)

NOMINAL_ASKED: tuple[Asked, ...] = ()
