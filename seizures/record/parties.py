"""What may be said of persons and companies without naming them."""

from dataclasses import dataclass
from typing import ClassVar

from seizures.record.definition import FREE_TEXT, OPEN, QUASI, code, count, text, yes_no
from seizures.record.part import Part


@dataclass(frozen=True, kw_only=True)
class Person(Part):
    """A person of the case as statistics know one: role, origin and age band, no identity."""

    section: ClassVar[str] = "persons"

    role: str | None = code(OPEN, "person-role", "M/-")
    status: str | None = code(OPEN, "person-status")
    identified: str | None = code(OPEN, "identified")
    arrested: bool | None = yes_no(OPEN)
    nationality: str | None = code(OPEN, "country")
    residence_country: str | None = code(OPEN, "country")
    sex: str | None = code(OPEN, "sex")
    age_band: str | None = code(OPEN, "age-band")
    occupation: str | None = code(OPEN, "occupation")
    group_size: int | None = count(QUASI, minimum=1, maximum=999)
    other_text: str | None = text(FREE_TEXT, 200, "C/-")


@dataclass(frozen=True, kw_only=True)
class Company(Part):
    """A company of the case by role, country and sector, without its name."""

    section: ClassVar[str] = "companies"

    role: str | None = code(OPEN, "company-role", "M/-")
    country: str | None = code(OPEN, "country")
    sector: str | None = code(OPEN, "industry")
    is_aeo: bool | None = yes_no(OPEN)
    other_text: str | None = text(FREE_TEXT, 200, "C/-")
