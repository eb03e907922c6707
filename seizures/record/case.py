# ruff: noqa: RUF009 -- the calls make dataclass fields
"""The single facts of a case: header, detection, offence and handling.

What the application keeps about a case is no fact of it and is not here: identity, state, version,
who entered or verified it, completeness, quality flags, edition of the code lists, corrections.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from seizures.record.definition import (
    FREE_TEXT,
    OPEN,
    QUASI,
    Kind,
    amount,
    code,
    codes,
    count,
    date,
    fact,
    moment,
    place,
    text,
    yes_no,
)


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What happened, when, and who reports it."""

    section: ClassVar[str] = "case"

    record_kind: str | None = code(OPEN, "record-kind", "M/M")
    reporting_country: str | None = code(OPEN, "country", "M/M")
    authority_type: str | None = code(OPEN, "agency", "G/G")
    office: str | None = text(QUASI, 60, "G/G")
    national_ref: str | None = text(QUASI, 40, "M/O")
    event_start: dt.datetime | None = moment(OPEN, "M/M")
    event_end: dt.datetime | None = moment(OPEN)
    date_precision: str | None = code(OPEN, "date-precision", "M/G")
    time_zone: str | None = text(OPEN, 40, "G/G", identifier="time-zone")
    title: str | None = text(FREE_TEXT, 120, "G/G")
    summary: str | None = fact(Kind.LONG_TEXT, FREE_TEXT, "C/O", max_length=4000)
    agencies: tuple[str, ...] = codes(OPEN, "agency")
    operation_refs: tuple[str, ...] = codes(QUASI, "", "O/O")
    channel: str | None = code(OPEN, "channel", "G/G")
    form_version: str | None = text(OPEN, 12, "G/G", identifier="form-version")
    language: str | None = code(OPEN, "language", "G/G")
    other_text: str | None = text(FREE_TEXT, 200, "C/C")


@dataclass(frozen=True, kw_only=True)
class DetectionFacts(CaseFacts):
    """Where the control took place and how the goods were found."""

    section: ClassVar[str] = "detection"

    detected_at: dt.datetime | None = moment(OPEN)
    location_type: str | None = code(OPEN, "location-type", "M/M")
    location: str | None = place(OPEN, "C/O", depends_on="reporting_country")
    location_name: str | None = text(FREE_TEXT, 120, "O/O")
    subdivision: str | None = text(OPEN, 6, identifier="iso3166-2")
    latitude: Decimal | None = amount(QUASI, digits=9, decimals=6, minimum=-90, maximum=90)
    longitude: Decimal | None = amount(QUASI, digits=9, decimals=6, minimum=-180, maximum=180)
    geo_precision: str | None = code(OPEN, "geo-precision")
    control_stage: str | None = code(OPEN, "control-stage", "M/O")
    selection_reasons: tuple[str, ...] = codes(OPEN, "selection-reason", "M/M")
    discovery_means: tuple[str, ...] = codes(OPEN, "discovery-means", "M/O")
    traffic_flow: str | None = code(OPEN, "traffic-flow", "M/O")
    power_used: str | None = text(FREE_TEXT, 120)
    negative_reason: str | None = code(OPEN, "negative-reason", "C/-")
    information_origin: str | None = code(OPEN, "information-origin")
    officers_count: int | None = count(OPEN, maximum=10_000)
    hours_spent: Decimal | None = amount(OPEN, digits=8, maximum=100_000)


@dataclass(frozen=True, kw_only=True)
class OffenceFacts(DetectionFacts):
    """What rule was broken, what was declared and what it is worth."""

    section: ClassVar[str] = "offence"

    direction: str | None = code(OPEN, "direction", "M/M")
    customs_procedure: str | None = code(OPEN, "customs-procedure", "M/O")
    offences: tuple[str, ...] = codes(OPEN, "offence", "M/O")
    legal_basis: tuple[str, ...] = codes(FREE_TEXT)
    declared: bool | None = yes_no(OPEN)
    declared_hs: str | None = code(OPEN, "hs")
    declared_description: str | None = text(FREE_TEXT, 200)
    declared_value: Decimal | None = amount(OPEN)
    declared_currency: str | None = code(OPEN, "currency", "C/-")
    duties_evaded: Decimal | None = amount(OPEN, "C/-")
    taxes_evaded: Decimal | None = amount(OPEN, "C/-")
    evaded_currency: str | None = code(OPEN, "currency", "C/-")
    rate_date: dt.date | None = date(OPEN)
    usd_rate: Decimal | None = amount(OPEN, digits=18, decimals=8)
    market_value: Decimal | None = amount(OPEN, "O/O")
    market_currency: str | None = code(OPEN, "currency", "C/C")
    value_basis: str | None = code(OPEN, "value-basis", "O/O")
    persons_total: int | None = count(OPEN, "O/O", maximum=10_000)
    arrested_total: int | None = count(OPEN, "O/O", maximum=10_000)
    concealed: str | None = code(OPEN, "concealed", "M/M")


@dataclass(frozen=True, kw_only=True)
class HandlingFacts(OffenceFacts):
    """Who may use the record for what, where it came from and how the case ended."""

    section: ClassVar[str] = "handling"

    tlp: str | None = code(OPEN, "tlp")
    pap: str | None = code(OPEN, "pap")
    handling: str | None = code(OPEN, "handling")
    source_reliability: str | None = code(OPEN, "source-reliability")
    information_credibility: str | None = code(OPEN, "information-credibility")
    exchange_agreement: str | None = text(FREE_TEXT, 120)
    originator_control: bool | None = yes_no(OPEN)
    share_targets: tuple[str, ...] = codes(QUASI)
    received_from: str | None = text(QUASI, 60, "G/-")
    remote_ref: str | None = text(QUASI, 60, "G/-")
    remote_version: int | None = count(OPEN, "G/-")
    supersedes: str | None = text(QUASI, 60, "G/-")
    duplicate_cluster: str | None = text(OPEN, 36, "G/-", identifier="uuid")
    case_outcome: str | None = code(OPEN, "case-outcome")
    fine: Decimal | None = amount(OPEN)
    confiscated_value: Decimal | None = amount(OPEN)
    recovered_value: Decimal | None = amount(OPEN)
    outcome_currency: str | None = code(OPEN, "currency", "C/-")
    prison_months: int | None = count(OPEN, maximum=1200)
