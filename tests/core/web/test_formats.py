"""Dates, quantities and codes appear as the reader's language writes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from cen_suite.core.web.templatetags import formats


@dataclass
class Upload:
    done: int
    total: int
    started_at: datetime | None


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1 May 2026"), ("fr", "1 mai 2026"), ("ar", "1 مايو 2026"), ("fa-af", "1 می 2026")],
)
def test_a_day_has_its_month_in_words_and_latin_digits(language: str, words: str) -> None:
    with translation.override(language):
        shown = formats.day(date(2026, 5, 1))

    assert shown == f'<time datetime="2026-05-01">{words}</time>'


def test_a_moment_ends_with_hour_and_minute_set_apart() -> None:
    with translation.override("ar"):
        shown = formats.moment(datetime(2026, 5, 1, 14, 3, tzinfo=UTC))

    assert "<bdi>14:03</bdi>" in shown


def test_what_is_not_stated_is_shown_as_nothing() -> None:
    shown = [formats.day(None), formats.moment(None), formats.quantity(None), formats.code(None)]

    assert shown == [""] * 4
    assert formats.code("") == ""


def test_nought_is_stated() -> None:
    assert formats.code(0) == '<bdi class="code">0</bdi>'
    assert "0" in formats.quantity(Decimal("0.000"), "kg")


@pytest.mark.parametrize(
    ("language", "figure"), [("en", "1,240.5"), ("de", "1.240,5"), ("ur", "1,240.5")]
)
def test_a_quantity_is_grouped_as_the_reader_does(language: str, figure: str) -> None:
    with translation.override(language):
        shown = formats.quantity(Decimal("1240.500"), "kg")

    assert shown == f'<span class="quantity"><bdi>{figure}</bdi>\u00a0kg</span>'


def test_a_large_round_quantity_keeps_its_zeros() -> None:
    assert "1,000,000" in formats.quantity(Decimal(1000000), "g")


def test_cents_are_shown_whole_or_not_at_all() -> None:
    assert "1,200.50" in formats.money(Decimal("1200.5"), "EUR")
    assert ">1,200<" in formats.money(Decimal("1200.00"), "EUR")


def test_a_code_cannot_bring_markup_into_the_page() -> None:
    assert "<b>" not in formats.code("<b>x</b>")
    assert "<b>" not in formats.quantity(1, "<b>kg</b>")


def test_countries_are_named_and_unknown_codes_stay() -> None:
    with translation.override("es"):
        assert formats.country("DE") == "Alemania"
        assert formats.country("XX9") == "XX9"


def test_speed_is_unknown_before_a_job_has_begun() -> None:
    waiting = Upload(0, 100, None)

    assert formats.rate(waiting) == 0
    assert formats.time_left(waiting) == ""


def test_time_left_is_said_in_words() -> None:
    running = Upload(2000, 20000, timezone.now() - timedelta(seconds=20))

    assert formats.rate(running) in {99, 100}
    assert formats.time_left(running) == "about 3 minutes left"


def test_time_left_is_not_guessed_from_the_first_rows() -> None:
    begun = Upload(1999, 20000, timezone.now() - timedelta(seconds=20))

    assert formats.rate(begun) in {99, 100}
    assert formats.time_left(begun) == ""
