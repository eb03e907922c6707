import dataclasses
from collections.abc import Iterator, Mapping
from enum import StrEnum

import pytest

from cen_suite.core.codelists.tables import CodeTable
from seizures.record import identifiers, known_codes
from seizures.record.definition import (
    Fact,
    Kind,
    Need,
    Sensitivity,
    facts_of,
    text,
)
from seizures.record.families import ASKED, extension, nominal_extension
from seizures.record.groups import FORM_FULL, FORM_SIMPLE, GROUPS, MEDIA, fact_at
from seizures.record.nominal import NOMINAL_GROUPS
from seizures.record.wording import ANSWERS, SECTIONS, hint, label
from seizures.record.wording_nominal import nominal_label

WORKFLOW = {
    "id",
    "public_id",
    "reference",
    "state",
    "version",
    "administration",
    "created",
    "updated",
    "published_at",
    "facets",
    "document",
    "completeness",
    "quality_flags",
    "codelist_edition",
}
FREE_BY_DESIGN = {"group", "extension"}
GENERAL = [*GROUPS.values(), MEDIA]


def _stated(facts_class: type) -> Iterator[str]:
    """Name the fields of a facts class that say nothing about what they are."""
    for field in dataclasses.fields(facts_class):
        if not {"fact", *FREE_BY_DESIGN} & field.metadata.keys():
            yield field.name


def _all_general() -> Iterator[tuple[str, Fact]]:
    for group in GENERAL:
        start = "" if group.key == "case" else f"{group.key}."
        yield from ((start + fact.name, fact) for fact in group.facts)
    for family in ASKED:
        yield from ((f"line.extension.{family}.{fact.name}", fact) for fact in extension(family))


def _all_nominal() -> Iterator[tuple[str, Fact]]:
    for key, cls in NOMINAL_GROUPS.items():
        start = "" if key == "case" else f"{key}."
        yield from ((start + fact.name, fact) for fact in facts_of(cls))


@pytest.mark.parametrize(
    "facts_class", [*(group.facts_class for group in GENERAL), *NOMINAL_GROUPS.values()]
)
def test_every_field_is_a_marked_fact(facts_class: type) -> None:
    assert list(_stated(facts_class)) == []
    assert all(isinstance(fact.sensitivity, Sensitivity) for fact in facts_of(facts_class))


def test_an_unmarked_field_is_noticed() -> None:
    @dataclasses.dataclass(frozen=True)
    class Careless:
        name: str | None = None
        code: str | None = text(Sensitivity.OPEN, 10)

    assert list(_stated(Careless)) == ["name"]


def test_nothing_nominal_is_among_the_general_facts() -> None:
    assert [path for path, fact in _all_general() if fact.sensitivity is Sensitivity.NOMINAL] == []


def test_everything_among_the_nominal_facts_is_nominal() -> None:
    nominal = [*_all_nominal(), *((f, x) for f in ASKED for x in nominal_extension(f))]

    assert [path for path, fact in nominal if fact.sensitivity is not Sensitivity.NOMINAL] == []


def test_an_open_text_has_a_form_that_is_checked() -> None:
    """What anybody can type freely may hold a name, and so is not open."""
    loose = [
        path
        for path, fact in _all_general()
        if fact.sensitivity is Sensitivity.OPEN
        and fact.kind in {Kind.TEXT, Kind.LONG_TEXT}
        and not fact.identifier
    ]

    assert loose == []


def test_every_general_fact_has_words_and_a_section() -> None:
    for path, fact in _all_general():
        assert str(label(path))
        assert fact.section in SECTIONS


def test_every_common_fact_that_is_asked_has_a_hint() -> None:
    silent = [
        path
        for path, fact in _all_general()
        if "extension" not in path and fact.full is not Need.GENERATED and not str(hint(path))
    ]

    assert silent == []


def test_every_nominal_fact_has_words() -> None:
    for path, _fact in _all_nominal():
        assert str(nominal_label(path))
    for family in ASKED:
        for fact in nominal_extension(family):
            assert str(label(f"line.extension.{family}.{fact.name}"))


def test_every_identifier_has_a_check() -> None:
    named = {fact.identifier for _path, fact in (*_all_general(), *_all_nominal())} - {""}

    assert named <= identifiers.CHECKS.keys()


def test_every_list_that_a_fact_names_is_shipped(shipped: Mapping[str, CodeTable]) -> None:
    named = {fact.codes for _path, fact in (*_all_general(), *_all_nominal())} - {""}

    assert named <= shipped.keys()


def test_every_shipped_code_fits_its_column(shipped: Mapping[str, CodeTable]) -> None:
    named = {fact.codes for _path, fact in _all_general()} - {""}
    long = [
        (name, code.code)
        for name in named & shipped.keys()
        for code in shipped[name]
        if len(code.code) > 24
    ]

    assert long == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("channel", known_codes.Channel),
        ("date-precision", known_codes.Precision),
        ("leg-role", known_codes.LegRole),
        ("agency", known_codes.Agency),
        ("record-kind", known_codes.RecordKind),
    ],
)
def test_codes_known_by_name_are_in_their_list(
    name: str, codes: type[StrEnum], shipped: Mapping[str, CodeTable]
) -> None:
    assert {code.value for code in codes} <= {code.code for code in shipped[name]}


def test_no_fact_of_the_case_takes_the_name_of_a_workflow_column() -> None:
    assert {fact.name for fact in GROUPS["case"].facts} & WORKFLOW == set()


@pytest.mark.parametrize("key", sorted(NOMINAL_GROUPS.keys() & GROUPS.keys()))
def test_general_and_nominal_facts_of_a_group_fit_in_one_table(key: str) -> None:
    general = {fact.name for fact in GROUPS[key].facts}

    assert general & {fact.name for fact in facts_of(NOMINAL_GROUPS[key])} == set()


def test_general_and_nominal_facts_of_a_family_have_different_names() -> None:
    for family in ASKED:
        general = {fact.name for fact in extension(family)}
        assert general & {fact.name for fact in nominal_extension(family)} == set()


def test_there_are_thirteen_families_and_an_unknown_one_asks_nothing() -> None:
    assert len(ASKED) == 13
    assert all(extension(family) for family in ASKED)
    assert extension("XXX") == ()


def test_the_full_form_has_its_twelve_sections_in_order() -> None:
    assert [section.key for section in FORM_FULL] == [
        "case",
        "detection",
        "offence",
        "conveyances",
        "containers",
        "consignments",
        "legs",
        "concealments",
        "lines",
        "persons",
        "companies",
        "handling",
    ]


def test_the_full_form_asks_every_fact_once() -> None:
    asked = [(section.group, fact.name) for section in FORM_FULL for fact in section.facts]

    assert len(asked) == len(set(asked))
    assert set(asked) == {
        (group.key, fact.name)
        for group in GROUPS.values()
        for fact in group.facts
        if fact.full is not Need.ABSENT
    }


def test_the_simplified_form_has_nine_answers_with_words() -> None:
    assert len(FORM_SIMPLE) == 9
    for answer in FORM_SIMPLE:
        assert str(ANSWERS[answer.key])
        assert all(fact_at(path).simple is not Need.ABSENT for path in answer.paths)


def test_the_simplified_form_fills_everything_it_demands() -> None:
    filled = {path for answer in FORM_SIMPLE for path in answer.paths}
    demanded = {
        path
        for path, fact in _all_general()
        if fact.simple is Need.MANDATORY and not path.startswith(("line.extension", "media"))
    }

    # the role of a leg follows from the question that asks it
    assert demanded - filled == {"leg.leg_role"}
