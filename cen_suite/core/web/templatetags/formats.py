"""Dates, quantities, codes and countries as the reader's language writes them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Protocol

from babel import Locale
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.numbers import format_currency, format_decimal
from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, to_locale

register = template.Library()
LATIN_DIGITS = "latn"
WORLD_ENGLISH = "en_001"  # day before month, as nearly every customs service writes it
EARLY = 0.1
Number = Decimal | float | int


def reader() -> Locale:
    """Give the locale of whoever reads the page."""
    language = get_language() or "en"
    return Locale.parse(WORLD_ENGLISH if language == "en" else to_locale(language))


@register.filter
def code(value: object) -> SafeString | str:
    """Set a code, reference or number apart, so that it keeps its order in Arabic text."""
    return (
        format_html('<bdi class="code">{}</bdi>', value)
        if value is not None and value != ""
        else ""
    )


@register.filter
def day(value: date | None) -> SafeString | str:
    """Write a date in words of the reader's language, with the exact day for machines."""
    if value is None:
        return ""
    words = day_words(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat()[:10], words)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """Write date and time, in the reader's time zone, to the minute."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    words = day_words(local)
    return format_html(
        '<time datetime="{}">{} <bdi>{}</bdi></time>', value.isoformat(), words, f"{local:%H:%M}"
    )


@register.filter
def number(value: Number | None) -> str:
    """Group the digits of a number as the reader does, Latin digits always."""
    if value is None:
        return ""
    return format_decimal(value, locale=reader(), numbering_system=LATIN_DIGITS)


@register.filter
def quantity(value: Number | None, unit: str = "") -> SafeString | str:
    """Write a quantity with its unit, kept together on one line."""
    if value is None:
        return ""
    return format_html(
        '<span class="quantity"><bdi>{}</bdi>\u00a0{}</span>', number(exact(value)), unit
    )


@register.filter
def money(value: Number | None, currency: str) -> SafeString | str:
    """Write an amount with its currency code, which is the same in every language."""
    if value is None:
        return ""
    amount = format_currency(
        value,
        currency,
        format="#,##0" if value == int(value) else "#,##0.00",
        locale=reader(),
        currency_digits=False,
        numbering_system=LATIN_DIGITS,
    )
    return format_html(
        '<span class="quantity"><bdi>{}</bdi>\u00a0<bdi class="code">{}</bdi></span>',
        amount,
        currency,
    )


@register.filter
def country(value: str) -> str:
    """Name a country in the reader's language; an unknown code stays as it is."""
    names: dict[str, str] = dict(reader().territories)
    return names.get(value, value)


def day_words(value: date) -> str:
    """Write a day with the month in words, so that nobody takes the month for the day."""
    locale = reader()
    if locale.language == "fa":  # CLDR puts the month first for Afghanistan, as nobody there does
        return latin(format_date(value, format="d MMM y", locale=locale))
    return latin(format_skeleton("yMMMd", value, locale=locale))


def exact(value: Number) -> Number:
    """Drop the zeros a database adds behind the comma, and nothing else."""
    return value.normalize() + 0 if isinstance(value, Decimal) else value


def latin(text: str) -> str:
    """Write eastern digits as Latin ones: officers compare them with papers."""
    return "".join(
        str(int(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text
    )


class Measured(Protocol):
    """A job as far as its speed is concerned."""

    done: int
    total: int
    started_at: datetime | None


@register.filter
def rate(job: Measured) -> int:
    """Tell how many rows a running job does in a second, nought while that is not known."""
    if job.started_at is None or not job.done:
        return 0
    seconds = (timezone.now() - job.started_at).total_seconds()
    return round(job.done / seconds) if seconds > 1 else 0


@register.filter
def time_left(job: Measured) -> str:
    """Say how long a running job still needs, rounded as a person would.

    Nothing is said of the first tenth: a workbook is loaded before its first row is read, so that
    a job of ten seconds would seem to need minutes.
    """
    speed = rate(job)
    if not speed or job.total <= job.done or job.done < job.total * EARLY:
        return ""
    left = timedelta(seconds=(job.total - job.done) / speed)
    words = format_timedelta(left, locale=reader(), threshold=1.2)
    return gettext("about %(time)s left") % {"time": latin(words)}
