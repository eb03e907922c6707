"""Text that looks as if it named somebody: the global database must never hold a name."""

import re
from collections.abc import Iterator
from typing import Any, Final

from seizures.record.checks.surroundings import OfPart, soft
from seizures.record.checks.watched import Watched
from seizures.record.definition import Fact, Kind, Sensitivity
from seizures.record.problems import Problem

NOMINAL_LOOKS: Final = re.compile(
    r"""
      [\w.+-]+@[\w-]+\.[\w.]{2,}                      # a mail address
    | \+\d[\d\s().-]{7,}\d                            # a telephone number
    | \b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}\b        # an account number
    | \b00\d{9,13}\b                                  # the same, dialled from abroad
    | \b\d{15}\b                                      # a telephone or its card
    | \b[A-HJ-NPR-Z0-9]{11}\d{6}\b                    # a vehicle number
    | \b[A-Z]{4}\d{7}\b                               # a container number
    | \b[A-Z]{1,2}\d{7,8}\b                           # a passport or identity card
    | \b\d{3}-\d{8}\b                                 # an air waybill
    | \b[A-Z]{2}\d{9}[A-Z]{2}\b                       # a postal item
    | \b(?:IMO|MMSI|VIN|IMEI)[\s:.]*\d{7,}            # a vessel, vehicle or telephone
    | \b0x[0-9a-fA-F]{40}\b                           # a wallet
    | \b[A-Z]{2}-\d{3}-[A-Z]{2}\b                     # a number plate
    | \b(?:Mr|Mrs|Ms|Mme|Sr|Sra|Herr|Frau)\.?\s+[A-Z]\w+   # a person addressed
    """,
    re.VERBOSE,
)

SUSPICIOUS: Final = re.compile(
    r"""
    [@+\dA-Z](?:                     # one set of first signs: the search runs from one to the next
      (?<=@) | (?<=\+)\d | (?<=0)x | (?<=\d)\d{5} | (?<=[A-Z])[A-Z]-?\d\d
    | (?<=\bM)(?:r|s|me) | (?<=\bS)r | (?<=\bH)err | (?<=\bF)rau
    )
    """,
    re.VERBOSE,
)
"""What every identity holds; most texts hold none of it, and are looked at no further."""

FREE_KINDS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CODES})


def _is_free(fact: Fact) -> bool | None:
    return (fact.sensitivity is Sensitivity.FREE_TEXT and fact.kind in FREE_KINDS) or None


FREE_TEXT: Final = Watched(_is_free)


def looks_nominal(text: str) -> str:
    """Give the first piece of a text that looks like a person's or vehicle's identity."""
    found = SUSPICIOUS.search(text) and NOMINAL_LOOKS.search(text)
    return found.group() if found else ""


def names_nobody(part: Any) -> Iterator[Problem]:
    """Free text says what happened, not to whom."""
    for path, _free, value in FREE_TEXT.stated_by(part):
        text = value if isinstance(value, str) else " ".join(value)
        if found := looks_nominal(text):
            yield soft(path, "looks-nominal", piece=found)


OF_EACH: Final[tuple[OfPart, ...]] = (names_nobody,)
