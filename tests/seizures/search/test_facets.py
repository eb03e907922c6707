"""Facets: the same number everywhere, the terms above a code included."""

from decimal import Decimal

import pytest

from cen_suite.core.codelists.lookup import lists
from cen_suite.core.codelists.tables import Lists
from seizures.record.facts import Concealment, Line, Person, SeizureFacts
from seizures.search.dimensions import Dimension
from seizures.search.facets import Standing, facet, facets_of_all
from tests.seizures.samples import CASE, case

pytestmark = pytest.mark.django_db

PUBLISHED = Standing("published")


def facets_of(facts: SeizureFacts, standing: Standing, known: Lists) -> list[int]:
    (found,) = facets_of_all([facts], standing, known)
    return found


def test_a_facet_never_changes() -> None:
    assert facet(Dimension.FAMILY, "DRG") == 2130146440094705542


@pytest.mark.parametrize(
    ("dimension", "code"),
    [
        (Dimension.FAMILY, "DRG"),
        (Dimension.PRODUCT, "DRG-COC-HCL"),
        (Dimension.PRODUCT, "DRG-COC"),
        (Dimension.LOCATION_TYPE, "SEA-PORT"),
        (Dimension.DEPARTURE, "BR"),
        (Dimension.DESTINATION, "ES"),
        (Dimension.ROUTE, "SN"),
        (Dimension.PLACE, "SNDKR"),
        (Dimension.YEAR, "2026"),
        (Dimension.BRAND, "lion"),
        (Dimension.STATE, "published"),
    ],
)
def test_a_case_is_found_by(dimension, code) -> None:
    assert facet(dimension, code) in facets_of(CASE, PUBLISHED, lists())


@pytest.mark.parametrize(
    ("dimension", "code"),
    [(Dimension.DEPARTURE, "ES"), (Dimension.HAS, "photo"), (Dimension.HAS, "person")],
)
def test_a_case_is_not_found_by(dimension, code) -> None:
    assert facet(dimension, code) not in facets_of(CASE, PUBLISHED, lists())


def test_hs_codes_are_found_by_chapter_and_heading() -> None:
    line = Line(family="TOB", product="TOB-CIG", quantity=Decimal(1), unit="MIL", hs="240220")
    found = facets_of(case(lines=(line,)), PUBLISHED, lists())

    assert {facet(Dimension.HS, code) for code in ("24", "2402", "240220")} <= set(found)


def test_photos_persons_and_arrests_leave_a_mark() -> None:
    stated = case(
        persons=(Person(nationality="FR"),), arrested_total=1, concealments=(Concealment(),)
    )
    found = facets_of(stated, Standing("published", has_photos=True), lists())

    assert {facet(Dimension.HAS, mark) for mark in ("photo", "person", "arrest")} <= set(found)


def test_many_cases_have_the_facets_that_each_has_alone() -> None:
    cases = [CASE, case(lines=()), case(arrested_total=1), case(legs=CASE.legs[:1])]
    alone = [facets_of(each, PUBLISHED, lists()) for each in cases]

    assert facets_of_all(cases, PUBLISHED, lists()) == alone
    assert len({tuple(each) for each in alone}) == len(cases)
