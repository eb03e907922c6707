import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.record.identifiers import CHECKS, is_valid, travel_digit

GOOD = [
    ("container", "CSQU3054383"),
    ("container", "CSQU 305438-3"),
    ("imo", "9319466"),
    ("imo", "8814275"),
    ("vin", "1M8GDM9AXKP042788"),
    ("wagon", "21 81 2471 217-3"),
    ("awb", "057-12345675"),
    ("s10", "RB473124829GB"),
    ("s10", "RB 473 124 829 GB"),
    ("lei", "213800KUD8LAJWSQ9D15"),
    ("iban", "GB82 WEST 1234 5698 7654 32"),
    ("bic", "DEUTDEFF500"),
    ("isin", "US0378331005"),
    ("cas", "50-36-2"),
    ("cas", "561-27-3"),
    ("gtin", "4006381333931"),
    ("imei", "490154203237518"),
    ("imsi", "310150123456789"),
    ("sscc", "106141411234567897"),
    ("mrz", "L898902C36"),
    ("mrz", "7408122"),
    ("mrz", "1204159"),
    ("mmsi", "663012345"),
    ("mmsi", "972123456"),
    ("eni", "02326789"),
    ("flight", "AF718"),
    ("un-number", "0004"),
    ("un-number", "3560"),
    ("phone", "+221 33 123 45 67"),
    ("e-mail", "officer@customs.example"),
    ("luggage-tag", "0057123456"),
    ("icao24", "a1B2c3"),
    ("container-size", "22G1"),
    ("container-size", "45R1"),
    ("container-owner", "CSQU"),
    ("iso3166-2", "SN-DK"),
    ("time-zone", "Africa/Dakar"),
    ("luhn", "4111 1111 1111 1111"),
]
BAD = [
    ("container", "CSQU3054384"),
    ("imo", "8814274"),
    ("vin", "1M8GDM9A1KP042788"),
    ("vin", "1M8GDM9AXKPO42788"),
    ("wagon", "21 81 2471 217-4"),
    ("awb", "057-12345674"),
    ("s10", "RB473124828GB"),
    ("s10", "RB473124829"),
    ("lei", "213800KUD8LAJWSQ9D16"),
    ("iban", "GB82 WEST 1234 5698 7654 33"),
    ("bic", "DEUT"),
    ("isin", "US0378331006"),
    ("cas", "50-36-3"),
    ("gtin", "4006381333932"),
    ("imei", "490154203237517"),
    ("sscc", "106141411234567896"),
    ("mrz", "L898902C37"),
    ("mmsi", "063012345"),
    ("mmsi", "66301234"),
    ("eni", "2326789"),
    ("flight", "AIRFRANCE"),
    ("un-number", "0003"),
    ("un-number", "3561"),
    ("un-number", "12"),
    ("phone", "0331234567"),
    ("e-mail", "officer at customs"),
    ("luggage-tag", "57123456"),
    ("icao24", "G1B2C3"),
    ("container-size", "22G"),
    ("iso3166-2", "Senegal"),
]


@pytest.mark.parametrize(("kind", "written"), GOOD)
def test_a_number_copied_right_holds(kind: str, written: str) -> None:
    assert is_valid(kind, written)


@pytest.mark.parametrize(("kind", "written"), BAD)
def test_a_number_copied_wrong_does_not_hold(kind: str, written: str) -> None:
    assert not is_valid(kind, written)


def test_every_check_has_a_good_example() -> None:
    # free or purely technical forms need none
    assert CHECKS.keys() - {kind for kind, _written in GOOD} <= {
        "trip", "form-version", "uuid", "url", "eori", "iccid", "taxon", "control-code",
    }  # fmt: skip


def test_the_check_digits_of_a_travel_document() -> None:
    assert [travel_digit(text) for text in ("L898902C3", "740812", "120415")] == ["6", "2", "9"]


@pytest.mark.parametrize("kind", sorted(CHECKS))
@given(written=st.text(max_size=40))
def test_whatever_is_written_gets_an_answer(kind: str, written: str) -> None:
    assert is_valid(kind, written) in {True, False}


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(LookupError):
        is_valid("horoscope", "Leo")
