"""Strategic goods: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, NOMINAL, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("isotopes", Kind.CODES, OPEN, "C/-", codes="isotope", asked_for=("CBR-NUC", "CBR-RAD")),
    asked(
        "activity",
        Kind.DECIMAL,
        OPEN,
        "O/-",
        digits=24,
        decimals=0,
        minimum=0,
        asked_for=("CBR-NUC", "CBR-RAD"),
    ),
    asked("measured_on", Kind.DATE, OPEN, "O/-", asked_for=("CBR-NUC", "CBR-RAD")),
    asked(
        "dose_rate",
        Kind.DECIMAL,
        OPEN,
        "O/-",
        digits=18,
        decimals=3,
        minimum=0,
        asked_for=("CBR-NUC", "CBR-RAD"),
    ),
    asked("dose_distance", Kind.INTEGER, OPEN, "O/-", minimum=0, asked_for=("CBR-NUC", "CBR-RAD")),
    asked(
        "enrichment",
        Kind.DECIMAL,
        OPEN,
        "O/-",
        digits=18,
        decimals=3,
        minimum=0,
        maximum=100,
        asked_for=("CBR-NUC",),
    ),
    asked("substance", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked(
        "cas",
        Kind.TEXT,
        OPEN,
        "O/-",
        max_length=12,
        identifier="cas",
        asked_for=("CBR-CHM", "CBR-EXP", "CBR-HAZ"),
    ),
    asked(
        "concentration",
        Kind.DECIMAL,
        OPEN,
        "O/-",
        digits=18,
        decimals=2,
        minimum=0,
        maximum=100,
        asked_for=("CBR-CHM", "CBR-EXP"),
    ),
    asked("cwc_schedule", Kind.CODE, OPEN, "O/-", codes="cwc-schedule", asked_for=("CBR-CHM",)),
    asked("un_number", Kind.TEXT, OPEN, "O/-", max_length=4, identifier="un-number"),
    asked(
        "un_class",
        Kind.CODE,
        OPEN,
        "C/-",
        codes="un-class",
        asked_for=("CBR-HAZ", "CBR-RAD", "CBR-CHM", "CBR-BIO", "CBR-EXP"),
    ),
    asked(
        "dual_use_category",
        Kind.CODE,
        OPEN,
        "C/-",
        codes="dual-use-category",
        asked_for=("CBR-DU",),
    ),
    asked("dual_use_kind", Kind.CODE, OPEN, "O/-", codes="dual-use-kind", asked_for=("CBR-DU",)),
    asked(
        "control_code",
        Kind.TEXT,
        OPEN,
        "O/-",
        max_length=20,
        identifier="control-code",
        asked_for=("CBR-DU", "CBR-MIL"),
    ),
    asked("end_use", Kind.CODE, OPEN, "O/-", codes="end-use"),
    asked("end_user_country", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("sanction_regimes", Kind.CODES, OPEN, "O/-", codes="sanction-regime"),
    asked("permit_kind", Kind.CODE, OPEN, "O/-", codes="permit-kind"),
    asked("permit_state", Kind.CODE, OPEN, "O/-", codes="permit-state"),
    asked("lab_methods", Kind.CODES, OPEN, "O/-", codes="lab-method"),
)

NOMINAL_ASKED: tuple[Asked, ...] = (
    asked("end_user", Kind.TEXT, NOMINAL, "O/-", max_length=120),
    asked(
        "source_serial", Kind.TEXT, NOMINAL, "O/-", max_length=40, asked_for=("CBR-RAD", "CBR-NUC")
    ),
)
