"""Identifiers of trade and transport: their form and their check digits.

Each check takes the text as written and says whether it holds. Where python-stdnum knows the
standard it decides; the others are short sums given with their source.
"""

import re
from collections.abc import Callable
from typing import Final

from stdnum import bic, casrn, ean, iban, imei, imo, imsi, isin, iso6346, lei, luhn

Check = Callable[[str], bool]

_SIGNS = re.compile(r"[\s\-./]")
_S10_WEIGHTS: Final = (8, 6, 4, 2, 3, 5, 9, 7)
_MRZ_WEIGHTS: Final = (7, 3, 1)
_FLIGHT = re.compile(r"[A-Z0-9]{2}\d{1,4}[A-Z]?$")
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_VIN_WEIGHTS: Final = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_VALUES: Final = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}
_SPECIAL_MMSI: Final = ("111", "970", "972", "974")
_UN_NUMBERS: Final = range(4, 3561)


def compact(text: str) -> str:
    """Drop spaces, dashes, points and slashes, and write capitals."""
    return _SIGNS.sub("", text).upper()


def air_waybill(text: str) -> bool:
    """Check an air waybill: three digits of the airline, seven and their rest by 7 (IATA)."""
    digits = compact(text)
    return bool(re.fullmatch(r"\d{11}", digits)) and int(digits[3:10]) % 7 == int(digits[10])


def postal_item(text: str) -> bool:
    """Check a postal item: two letters, eight digits, a check digit, a country (UPU S10)."""
    item = compact(text)
    if not re.fullmatch(r"[A-Z]{2}\d{9}[A-Z]{2}", item):
        return False
    total = sum(int(d) * w for d, w in zip(item[2:10], _S10_WEIGHTS, strict=True))
    return {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11) == int(item[10])


def wagon(text: str) -> bool:
    """Check a railway wagon: twelve digits by Luhn (UIC 438)."""
    digits = compact(text)
    return bool(re.fullmatch(r"\d{12}", digits)) and luhn.is_valid(digits)


def mmsi(text: str) -> bool:
    """Check a ship's radio number: nine digits that begin with a country's 2 to 7 (ITU M.585)."""
    digits = compact(text)
    return bool(re.fullmatch(r"\d{9}", digits)) and (
        digits[0] in "234567" or digits.startswith(_SPECIAL_MMSI)
    )


def inland_vessel(text: str) -> bool:
    """Check a European vessel number: eight digits, without a check digit (ENI)."""
    return bool(re.fullmatch(r"\d{8}", compact(text)))


def machine_readable(text: str) -> bool:
    """Check a field of a travel document whose last digit is its check (ICAO 9303)."""
    value = text.strip().upper()
    return bool(re.fullmatch(r"[A-Z0-9<]+\d", value)) and travel_digit(value[:-1]) == value[-1]


def travel_digit(value: str) -> str:
    """Compute the check digit of a travel document field (ICAO 9303, part 3)."""
    total = sum(
        (0 if sign == "<" else int(sign, 36)) * _MRZ_WEIGHTS[index % 3]
        for index, sign in enumerate(value)
    )
    return str(total % 10)


def flight(text: str) -> bool:
    """Check a flight: two characters of the airline, up to four digits, maybe a letter (IATA)."""
    return bool(_FLIGHT.fullmatch(compact(text)))


def vehicle(text: str) -> bool:
    """Check a vehicle: 17 signs without I, O, Q, and the ninth from all the others (ISO 3779)."""
    number = compact(text)
    if not _VIN.fullmatch(number):
        return False
    total = sum(_VIN_VALUES[sign] * w for sign, w in zip(number, _VIN_WEIGHTS, strict=True))
    return "0123456789X"[total % 11] == number[8]


def telephone(text: str) -> bool:
    """Check a telephone number: a plus and 8 to 15 digits (ITU E.164)."""
    return bool(re.fullmatch(r"\+[1-9]\d{7,14}", compact(text).replace("(", "").replace(")", "")))


def card(text: str) -> bool:
    """Check the number of a SIM card: 89, then 19 or 20 digits by Luhn in all (ITU E.118)."""
    digits = compact(text)
    return bool(re.fullmatch(r"89\d{16,18}", digits)) and luhn.is_valid(digits)


def logistic_unit(text: str) -> bool:
    """Check the number of a logistic unit: 18 digits, the last by weights 3 and 1 (GS1)."""
    digits = compact(text)
    if not re.fullmatch(r"\d{18}", digits):
        return False
    total = sum(int(digit) * (3, 1)[index % 2] for index, digit in enumerate(digits[:-1]))
    return -total % 10 == int(digits[-1])


def un_number(text: str) -> bool:
    """Check a number of dangerous goods: four digits from 0004 to 3560 (UN model regulations)."""
    return bool(re.fullmatch(r"\d{4}", text.strip())) and int(text) in _UN_NUMBERS


def _format(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda text: bool(compiled.fullmatch(text.strip()))


CHECKS: Final[dict[str, Check]] = {
    "container": lambda text: iso6346.is_valid(compact(text)),
    "imo": imo.is_valid,
    "vin": vehicle,
    "lei": lei.is_valid,
    "iban": iban.is_valid,
    "bic": bic.is_valid,
    "isin": isin.is_valid,
    "cas": casrn.is_valid,
    "gtin": ean.is_valid,
    "imei": imei.is_valid,
    "awb": air_waybill,
    "s10": postal_item,
    "wagon": wagon,
    "mmsi": mmsi,
    "eni": inland_vessel,
    "mrz": machine_readable,
    "trip": _format(r".{1,20}"),
    "flight": flight,
    "un-number": un_number,
    "container-owner": _format(r"[A-Z]{3}[UJZ]?"),
    "container-size": _format(r"[1-9A-P][0-9A-Z][A-Z][0-9A-Z]"),
    "iso3166-2": _format(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
    "time-zone": _format(r"[A-Za-z_]+(/[A-Za-z0-9_+\-]+){0,2}"),
    "form-version": _format(r"[0-9a-z.]{1,12}"),
    "uuid": _format(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "url": _format(r"https?://\S{1,280}"),
    "luhn": lambda text: luhn.is_valid(compact(text)),
    "imsi": imsi.is_valid,
    "iccid": card,
    "sscc": logistic_unit,
    "icao24": _format(r"[0-9A-Fa-f]{6}"),
    "luggage-tag": _format(r"\d{10}"),
    "phone": telephone,
    "e-mail": _format(r"[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}"),
    "taxon": _format(r"[A-Z][a-z]+([ .-][A-Za-z().×-]+){0,8}"),
    "control-code": _format(r"[0-9A-Za-z][0-9A-Za-z.\- ]{1,19}"),
    "eori": _format(r"[A-Z]{2}[A-Z0-9]{1,15}"),
}
# wrong on many real papers and plates, so that they only warn
DOUBTFUL: Final = frozenset({"imo", "vin", "mmsi", "trip", "flight", "taxon", "control-code"})


def is_valid(kind: str, text: str) -> bool:
    """Tell whether a text is a well-formed identifier; raises LookupError for an unknown kind."""
    return CHECKS[kind](text)
