"""Numbers as people write them: commas or points, thousands in any spelling, eastern digits.

"1.240" and "1,240" are refused: they mean 1240 to some and 1.24 to others, and a guess would be
wrong by a thousand.
"""

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Final

from seizures.record.unreadable import Unreadable

SPACES: Final = re.compile("[\\s\u00a0\u202f\u2009'\u2019_]")
ARABIC: Final = str.maketrans(
    {"\u066b": ".", "\u066c": "", "\u2212": "-", "\u2013": "-"}  # eastern signs, dashes
)
THOUSANDS: Final = re.compile(r"-?\d{1,3}([.,])\d{3}(\1\d{3})*$")
AMBIGUOUS: Final = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}$")
LARGEST: Final = Decimal(2**31 - 1)
PLAIN: Final = re.compile(r"-?\d+(\.\d+)?$")


def read_decimal(
    cell: Any,
    *,
    digits: int = 18,
    decimals: int = 6,
    minimum: Decimal | None = None,
    maximum: Decimal | None = None,
    sign: str = "",
) -> Decimal:
    """Read a number; more decimals than kept are rounded. Raises Unreadable.

    `sign` is the decimal sign where it is known how the writer puts it.
    """
    number = _number(cell, sign)
    if not number.is_finite():
        raise Unreadable("not-a-number", _shown(cell))
    if minimum is not None and number < minimum:
        raise Unreadable("too-small", {**_shown(cell), "least": f"{minimum:f}"})
    if maximum is not None and number > maximum:
        raise Unreadable("too-large", {**_shown(cell), "most": f"{maximum:f}"})
    if abs(number) >= _power(digits - decimals):
        raise Unreadable("too-large", {**_shown(cell), "most": "9" * (digits - decimals)})
    return round(number, decimals) if -number.as_tuple().exponent > decimals else number  # type: ignore[operator]


def read_whole(
    cell: Any,
    *,
    minimum: Decimal | None = None,
    maximum: Decimal | None = None,
    sign: str = "",
) -> int:
    """Read a whole number; a fraction is refused. Raises Unreadable."""
    top = LARGEST if maximum is None else min(maximum, LARGEST)
    if type(cell) is int and (minimum or 0) <= cell <= top:
        return cell
    number = read_decimal(cell, digits=30, minimum=minimum, maximum=top, sign=sign)
    if number != number.to_integral_value():
        raise Unreadable("not-whole", _shown(cell))
    return int(number)


def _shown(cell: Any) -> dict[str, str]:
    return {"value": str(cell)[:60]}


@cache
def _power(digits: int) -> Decimal:
    return Decimal(10) ** digits


def _number(cell: Any, sign: str) -> Decimal:
    if isinstance(cell, bool):
        raise Unreadable("not-a-number", {"value": str(cell)})
    if isinstance(cell, (int, Decimal)):
        return Decimal(cell)
    if isinstance(cell, float):
        return Decimal(repr(cell))
    text = _latin(SPACES.sub("", str(cell).translate(ARABIC)))
    try:
        return Decimal(_with_point(text, sign))
    except InvalidOperation as error:
        raise Unreadable("not-a-number", _shown(cell)) from error


def _latin(text: str) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def _with_point(text: str, sign: str) -> str:
    """Decide which sign is the decimal point; the last of two kinds is."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if comma < point else "."
        text = text.replace(thousands, "").replace(",", ".")
    elif text.count(",") > 1 or text.count(".") > 1:
        text = text.replace(",", "").replace(".", "") if THOUSANDS.match(text) else "?"
    elif AMBIGUOUS.match(text):
        if sign:
            return re.sub("[.,]", "." if sign in text else "", text)
        raise Unreadable("ambiguous-number", {"value": text})
    else:
        text = text.replace(",", ".")
    return text if PLAIN.match(text) else "?"
