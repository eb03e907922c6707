"""Medical products: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, NOMINAL, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("medical_kind", Kind.CODE, OPEN, "M/-", codes="medical-kind"),
    asked("use", Kind.CODE, OPEN, "O/-", codes="medical-use"),
    asked("atc", Kind.CODE, OPEN, "O/-", codes="atc"),
    asked("substance", Kind.TEXT, FREE_TEXT, "C/-", max_length=120),
    asked("cas", Kind.TEXT, OPEN, "O/-", max_length=12, identifier="cas"),
    asked("form", Kind.CODE, OPEN, "O/-", codes="medical-form"),
    asked("strength", Kind.TEXT, FREE_TEXT, "O/-", max_length=40),
    asked("pack_size", Kind.INTEGER, OPEN, "O/-", minimum=1),
    asked("doses", Kind.INTEGER, OPEN, "O/-", minimum=0),
    asked("manufacturer", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("gtin", Kind.TEXT, OPEN, "O/-", max_length=14, identifier="gtin"),
    asked("authorised_in", Kind.CODES, OPEN, "O/-", codes="country"),
    asked("undeclared_substances", Kind.TEXT, FREE_TEXT, "O/-", max_length=200),
    asked("cold_chain", Kind.CODE, OPEN, "O/-", codes="cold-chain"),
    asked("sales_channel", Kind.CODE, OPEN, "O/-", codes="sales-channel"),
    asked("lab_methods", Kind.CODES, OPEN, "O/-", codes="lab-method"),
)

NOMINAL_ASKED: tuple[Asked, ...] = (asked("serials", Kind.CODES, NOMINAL, "O/-", max_length=40),)
