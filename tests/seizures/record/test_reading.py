import contextlib
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cen_suite.core.codelists.tables import CodeTable
from seizures.record.definition import OPEN, Fact, Kind, fact_of
from seizures.record.groups import fact_at
from seizures.record.reading import Reader, Unreadable
from tests.seizures.record.cases import PLACES

Lists = Mapping[str, CodeTable]

MOMENT = fact_of(Kind.MOMENT, OPEN, "O/-")
DATE = fact_of(Kind.DATE, OPEN, "O/-")
DECIMAL = fact_of(Kind.DECIMAL, OPEN, "O/-", digits=18, decimals=6, minimum=0)
WHOLE = fact_of(Kind.INTEGER, OPEN, "O/-", minimum=0, maximum=100)
YES_NO = fact_of(Kind.YES_NO, OPEN, "O/-")
PLACE = fact_of(Kind.PLACE, OPEN, "O/-")
SHORT = fact_of(Kind.TEXT, OPEN, "O/-", max_length=5)
FREE_CODES = fact_of(Kind.CODES, OPEN, "O/-")


@pytest.fixture
def reader(lists: Lists) -> Reader:
    return Reader(lists, PLACES)


def _refusal(reader: Reader, fact: Fact, cell: Any) -> str:
    with pytest.raises(Unreadable) as refused:
        reader.read(fact, cell)
    return refused.value.code


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("cell", [None, "", "   ", "\t\n"])
def test_an_empty_cell_says_nothing(kind: Kind, cell: object, reader: Reader) -> None:
    fact = fact_of(kind, OPEN, "O/-", codes="country", max_length=5, digits=5, decimals=2)

    assert reader.read(fact, cell) is None


@pytest.mark.parametrize(
    ("path", "written", "code"),
    [
        ("direction", "IMP", "IMP"),
        ("direction", "imp", "IMP"),
        ("direction", "Import", "IMP"),
        ("direction", "  importation ", "IMP"),
        ("direction", "importación", "IMP"),
        ("reporting_country", "Sénégal", "SN"),
        ("reporting_country", "senegal", "SN"),
        ("reporting_country", "SEN", "SN"),
        ("reporting_country", "السنغال", "SN"),
        ("line.product", "coke", "DRG-COC-HCL"),
        ("line.product", "كوكايين", "DRG-COC-HCL"),
        ("line.unit", "Kilogram", "KGM"),
        ("line.hs", "2402.20", "240220"),
        ("line.hs", 101, "0101"),
        ("line.hs", 2402.0, "2402"),
        ("conveyance.mode", 1, "1"),
        ("conveyance.mode", 1.0, "1"),
    ],
)
def test_a_code_is_read_in_any_language(
    path: str, written: object, code: str, reader: Reader
) -> None:
    assert reader.read(fact_at(path), written) == code


def test_a_word_the_list_does_not_know_is_refused_with_the_list(reader: Reader) -> None:
    with pytest.raises(Unreadable) as refused:
        reader.read(fact_at("direction"), "sideways")

    assert refused.value.code == "unknown-code"
    assert refused.value.params == {"value": "sideways", "list": "direction"}


def test_a_word_an_administration_has_mapped_is_read(lists: Lists) -> None:
    reader = Reader(lists, PLACES, words={("product", "herbal snow"): "DRG-COC-HCL"})

    assert reader.read(fact_at("line.product"), "Herbal  Snow") == "DRG-COC-HCL"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("RP; IMG", ("RP", "IMG")),
        ("RP | Scan anomaly", ("RP", "IMG")),
        ("RP\nIMG", ("RP", "IMG")),
        ("RP، IMG؛", ("RP", "IMG")),
        (["RP", " IMG "], ("RP", "IMG")),
        ("RP; RP", ("RP",)),
    ],
)
def test_several_codes_keep_their_order(
    written: object, codes: tuple[str, ...], reader: Reader
) -> None:
    assert reader.read(fact_at("selection_reasons"), written) == codes


def test_references_without_a_list_are_taken_as_written(reader: Reader) -> None:
    assert reader.read(FREE_CODES, "Alpha; Beta, second part") == ("Alpha", "Beta, second part")


@pytest.mark.parametrize(
    "written", ["SNDKR", "sndkr", "SN DKR", "sn dkr ", "Dakar", "DAKAR", "dakar"]
)
def test_a_place_is_read_by_code_or_by_the_name_only_it_has(written: str, reader: Reader) -> None:
    assert reader.read(PLACE, written) == "SNDKR"


def test_a_place_is_read_without_its_accents(reader: Reader) -> None:
    assert reader.read(PLACE, "saint-coeur") == "FRCOE"


@pytest.mark.parametrize("written", ["Atlantis", "ZZZZZ", "Sancey"])
def test_a_place_unknown_or_of_two_countries_is_refused(written: str, reader: Reader) -> None:
    assert _refusal(reader, PLACE, written) == "unknown-place"


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-21",
        "2026/11/21",
        "21.11.2026",
        "21/11/2026",
        "21-11-2026",
        "21 11 2026",
        "11/21/2026",
        "21 novembre 2026",
        "21-Nov-2026",
        "November 21st, 2026",
        "21 de noviembre de 2026",
        "21. November 2026",
        "21 ноября 2026",
        "21 نوفمبر 2026",
        "21 NOV 2026",
        "٢١/١١/٢٠٢٦",
        "۲۰۲۶-۱۱-۲۱",
        dt.date(2026, 11, 21),
        dt.datetime(2026, 11, 21, 14, 5),  # noqa: DTZ001 -- a spreadsheet's moments have no zone
        46347,
        46347.0,
    ],
)
def test_a_date_in_the_usual_spellings(written: object, reader: Reader) -> None:
    assert reader.read(DATE, written) == dt.date(2026, 11, 21)


def test_a_date_that_could_be_two_follows_the_habit_of_the_writer(lists: Lists) -> None:
    european, american = Reader(lists, PLACES), Reader(lists, PLACES, day_first=False)

    assert european.read(DATE, "03/04/2026") == dt.date(2026, 4, 3)
    assert american.read(DATE, "03/04/2026") == dt.date(2026, 3, 4)
    assert american.read(DATE, "21/11/2026") == dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    "written",
    [
        "31.02.2026",
        "2026-13-01",
        "tomorrow",
        "21.11.26",
        "31 février 2026",
        "21 Brumaire 2026",
        2026,
        0,
        True,
        "46347abc",
    ],
)
def test_what_is_no_date_is_refused(written: object, reader: Reader) -> None:
    assert _refusal(reader, DATE, written) == "not-a-date"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-21 14:05", "2026-11-21T14:05+00:00"),
        ("21.11.2026 14:05", "2026-11-21T14:05+00:00"),
        ("2026-11-21T14:05:00+01:00", "2026-11-21T13:05+00:00"),
        ("2026-11-21", "2026-11-21T00:00+00:00"),
        (46347.5, "2026-11-21T12:00+00:00"),
    ],
)
def test_a_moment_is_kept_in_utc(written: object, moment: str, reader: Reader) -> None:
    assert reader.read(MOMENT, written) == dt.datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12.4", "12.4"),
        ("12,4", "12.4"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u202f234,56", "1234.56"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1'234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("0,500", "0.5"),
        ("0.125", "0.125"),
        ("١٢٫٤", "12.4"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("۱۲", "12"),
        (12, "12"),
        (0.1, "0.1"),
        (Decimal("1.5"), "1.5"),
        ("0.1234567", "0.123457"),
    ],
)
def test_a_number_in_the_usual_spellings(written: object, number: str, reader: Reader) -> None:
    assert reader.read(DECIMAL, written) == Decimal(number)


@pytest.mark.parametrize("written", ["1.240", "1,240", "12.400", "999,999"])
def test_a_number_that_means_a_thousand_times_more_to_others_is_not_guessed(
    written: str, reader: Reader
) -> None:
    assert _refusal(reader, DECIMAL, written) == "ambiguous-number"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("a few", "not-a-number"),
        ("12kg", "not-a-number"),
        ("1,2,3", "not-a-number"),
        ("1e5", "not-a-number"),
        ("NaN", "not-a-number"),
        (float("inf"), "not-a-number"),
        (float("nan"), "not-a-number"),
        (True, "not-a-number"),
        ("-1", "too-small"),
        ("1000000000000", "too-large"),
        (1e30, "too-large"),
    ],
)
def test_what_is_no_number_is_refused(written: object, code: str, reader: Reader) -> None:
    assert _refusal(reader, DECIMAL, written) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [("2.5", "not-whole"), ("101", "too-large"), ("-1", "too-small"), ("two", "not-a-number")],
)
def test_what_is_no_count_is_refused(written: str, code: str, reader: Reader) -> None:
    assert _refusal(reader, WHOLE, written) == code


@pytest.mark.parametrize("written", ["7", "٧", 7, 7.0, "7.0"])
def test_a_count_is_whole(written: object, reader: Reader) -> None:
    assert reader.read(WHOLE, written) == 7


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("yes", "no"),
        ("Oui", "NON"),
        ("sí", "no"),
        ("sim", "não"),
        ("да", "нет"),
        ("ja", "nein"),
        ("نعم", "لا"),
        ("بلی", "نخیر"),
        ("ہاں", "نہیں"),
        ("TRUE", "FALSE"),
        (True, False),
        (1, 0),
        (1.0, 0.0),
    ],
)
def test_yes_and_no_in_nine_languages(yes: object, no: object, reader: Reader) -> None:
    assert reader.read(YES_NO, yes) is True
    assert reader.read(YES_NO, no) is False


def test_perhaps_is_neither_yes_nor_no(reader: Reader) -> None:
    assert _refusal(reader, YES_NO, "perhaps") == "not-yes-or-no"


def test_a_text_that_does_not_fit_is_refused_and_never_cut(reader: Reader) -> None:
    assert reader.read(SHORT, " abcde ") == "abcde"
    assert _refusal(reader, SHORT, "abcdef") == "too-long"
    assert _refusal(reader, SHORT, "a\x00b") == "control-character"


def test_a_number_in_a_text_cell_loses_its_point(reader: Reader) -> None:
    assert reader.read(SHORT, 117.0) == "117"


@pytest.mark.parametrize("fact", [MOMENT, DATE, DECIMAL, WHOLE, YES_NO, PLACE, SHORT])
@given(written=st.text(max_size=30) | st.floats() | st.integers() | st.booleans())
def test_whatever_is_written_is_read_or_refused(fact: Fact, written: object, lists: Lists) -> None:
    reader = Reader(lists, PLACES)

    with contextlib.suppress(Unreadable):
        reader.read(fact, written)


@given(number=st.decimals(min_value=0, max_value=999_999, places=2))
def test_a_number_is_read_back_as_it_was_written(number: Decimal, lists: Lists) -> None:
    reader = Reader(lists, PLACES)

    for written in (f"{number:f}", f"{number:f}".replace(".", ","), f"{number:,}"):
        assert reader.read(DECIMAL, written) == number


@given(day=st.dates(min_value=dt.date(1970, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_a_date_is_read_back_as_it_was_written(day: dt.date, lists: Lists) -> None:
    reader = Reader(lists, PLACES)

    for written in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}"):
        assert reader.read(DATE, written) == day
