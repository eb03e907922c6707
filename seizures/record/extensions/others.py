"""Other goods: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, NOMINAL, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("duty_evaded", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=2, minimum=0),
    asked("tax_evaded", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=2, minimum=0),
    asked("trade_duty_evaded", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=2, minimum=0),
    asked("evaded_currency", Kind.CODE, OPEN, "C/-", codes="currency"),
    asked("hs_declared", Kind.CODE, OPEN, "O/-", codes="hs"),
    asked("hs_found", Kind.CODE, OPEN, "O/-", codes="hs"),
    asked("value_declared", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=2, minimum=0),
    asked("value_found", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=2, minimum=0),
    asked("value_currency", Kind.CODE, OPEN, "C/-", codes="currency"),
    asked("valuation_gap", Kind.CODE, OPEN, "O/-", codes="valuation-gap-kind"),
    asked("origin_declared", Kind.CODE, OPEN, "O/-", codes="country"),
    asked("sanction_regimes", Kind.CODES, OPEN, "O/-", codes="sanction-regime"),
    asked(
        "make",
        Kind.TEXT,
        FREE_TEXT,
        "O/-",
        max_length=80,
        asked_for=("OTH-VEH", "OTH-VES", "OTH-ELC"),
    ),
    asked(
        "model",
        Kind.TEXT,
        FREE_TEXT,
        "O/-",
        max_length=80,
        asked_for=("OTH-VEH", "OTH-VES", "OTH-ELC"),
    ),
    asked(
        "database_check",
        Kind.CODE,
        OPEN,
        "O/-",
        codes="database-check",
        asked_for=("OTH-VEH", "OTH-VES", "OTH-ELC", "OTH-STO", "OTH-DOC"),
    ),
    asked("document_country", Kind.CODE, OPEN, "C/-", codes="country", asked_for=("OTH-DOC",)),
    asked(
        "document_state", Kind.CODE, OPEN, "C/-", codes="document-falsity", asked_for=("OTH-DOC",)
    ),
    asked("permit_kind", Kind.CODE, OPEN, "O/-", codes="permit-kind"),
    asked("permit_state", Kind.CODE, OPEN, "O/-", codes="permit-state"),
)

NOMINAL_ASKED: tuple[Asked, ...] = (
    asked(
        "vins", Kind.CODES, NOMINAL, "O/-", max_length=60, identifier="vin", asked_for=("OTH-VEH",)
    ),
    asked(
        "imeis",
        Kind.CODES,
        NOMINAL,
        "O/-",
        max_length=60,
        identifier="imei",
        asked_for=("OTH-ELC",),
    ),
    asked("document_numbers", Kind.CODES, NOMINAL, "O/-", max_length=40, asked_for=("OTH-DOC",)),
    asked("serials", Kind.CODES, NOMINAL, "O/-", max_length=40),
)
