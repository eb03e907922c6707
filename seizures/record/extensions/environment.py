"""Environment: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, NOMINAL, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("refrigerant", Kind.CODE, OPEN, "C/-", codes="ashrae", asked_for=("ENV-ODS", "ENV-HFC")),
    asked(
        "labelled_refrigerant",
        Kind.CODE,
        OPEN,
        "O/-",
        codes="ashrae",
        asked_for=("ENV-ODS", "ENV-HFC"),
    ),
    asked(
        "co2_tonnes",
        Kind.DECIMAL,
        OPEN,
        "G/-",
        digits=18,
        decimals=3,
        minimum=0,
        asked_for=("ENV-ODS", "ENV-HFC"),
    ),
    asked(
        "cylinder", Kind.CODE, OPEN, "O/-", codes="cylinder-type", asked_for=("ENV-ODS", "ENV-HFC")
    ),
    asked("cylinders", Kind.INTEGER, OPEN, "O/-", minimum=0, asked_for=("ENV-ODS", "ENV-HFC")),
    asked("basel_code", Kind.CODE, OPEN, "O/-", codes="basel-code", asked_for=("ENV-WST",)),
    asked(
        "declared_as", Kind.CODE, OPEN, "O/-", codes="waste-declaration", asked_for=("ENV-WST",)
    ),
    asked("un_number", Kind.TEXT, OPEN, "O/-", max_length=4, identifier="un-number"),
    asked("cas", Kind.TEXT, OPEN, "O/-", max_length=12, identifier="cas"),
    asked("active_substance", Kind.TEXT, FREE_TEXT, "O/-", max_length=120, asked_for=("ENV-PST",)),
    asked("treaties", Kind.CODES, OPEN, "O/-", codes="environment-treaty"),
    asked("permit_kind", Kind.CODE, OPEN, "O/-", codes="permit-kind"),
    asked("permit_state", Kind.CODE, OPEN, "O/-", codes="permit-state"),
    asked("sent_back", Kind.YES_NO, OPEN, "O/-", asked_for=("ENV-WST",)),
)

NOMINAL_ASKED: tuple[Asked, ...] = (
    asked("notification_ref", Kind.TEXT, NOMINAL, "O/-", max_length=40),
)
