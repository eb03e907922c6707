"""Cultural property: what lines of this family say beyond the common facts."""

from seizures.record.definition import FREE_TEXT, NOMINAL, OPEN, Kind
from seizures.record.extensions.asking import Asked, asked

ASKED: tuple[Asked, ...] = (
    asked("materials", Kind.CODES, OPEN, "M/-", codes="cultural-material"),
    asked("techniques", Kind.CODES, OPEN, "O/-", codes="cultural-technique"),
    asked("height", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=1, minimum=0),
    asked("width", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=1, minimum=0),
    asked("depth", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=1, minimum=0),
    asked("diameter", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=1, minimum=0),
    asked("weight", Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=1, minimum=0),
    asked("inscriptions", Kind.TEXT, FREE_TEXT, "O/-", max_length=300),
    asked("features", Kind.TEXT, FREE_TEXT, "O/-", max_length=300),
    asked("title", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("subject", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("period", Kind.CODE, OPEN, "C/-", codes="cultural-period"),
    asked("year_from", Kind.INTEGER, OPEN, "O/-", minimum=-10000, maximum=2100),
    asked("year_to", Kind.INTEGER, OPEN, "O/-", minimum=-10000, maximum=2100),
    asked("maker", Kind.TEXT, FREE_TEXT, "O/-", max_length=120),
    asked("culture", Kind.TEXT, FREE_TEXT, "O/-", max_length=80),
    asked("condition", Kind.CODE, OPEN, "O/-", codes="object-condition"),
    asked("freshly_dug", Kind.YES_NO, OPEN, "O/-"),
    asked("opinion", Kind.CODE, OPEN, "O/-", codes="expert-opinion"),
    asked("database_check", Kind.CODE, OPEN, "C/-", codes="database-check"),
    asked("red_list", Kind.CODE, OPEN, "O/-", codes="red-list-check"),
    asked("permit_kind", Kind.CODE, OPEN, "O/-", codes="permit-kind"),
    asked("permit_state", Kind.CODE, OPEN, "O/-", codes="permit-state"),
)

NOMINAL_ASKED: tuple[Asked, ...] = (
    asked("permit_no", Kind.TEXT, NOMINAL, "O/-", max_length=40),
    asked("provenance", Kind.LONG_TEXT, NOMINAL, "O/-", max_length=1000),
    asked("expert", Kind.TEXT, NOMINAL, "O/-", max_length=120),
)
