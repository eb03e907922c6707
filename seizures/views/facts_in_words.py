"""The facts of a case as the reader's language says them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from cen_suite.core.codelists.lookup import label, place
from cen_suite.core.web.templatetags.formats import day_words, moment, number
from seizures.record.definition import Fact, Kind, facts_of
from seizures.record.families import extension
from seizures.record.groups import GROUPS
from seizures.record.wording import label as name_of

GROUP_OF: Final = {group.attribute: group for group in GROUPS.values()}


@dataclass(frozen=True, slots=True)
class Said:
    """One fact in words."""

    label: str
    value: Any
    note: str = ""
    is_code: bool = False


def say(fact: Fact, value: Any) -> Any:
    """Say one value in words."""
    saying = _SAYING.get(fact.kind)
    return value if saying is None else saying(fact, value)


def said_of_case(facts: object, section: str, *, leave_out: Iterable[str] = ()) -> list[Said]:
    """Say what is stated in one section of the case."""
    asked = (fact for fact in GROUPS["case"].facts if fact.section == section)
    return _said(asked, facts, "", frozenset(leave_out))


def said_of_part(part: Any, attribute: str, *, leave_out: Iterable[str] = ()) -> list[Said]:
    """Say what is stated of one row of a group, with what its family asks."""
    group = GROUP_OF[attribute]
    said = _said(group.facts, part, f"{group.key}.", frozenset(leave_out))
    more: Mapping[str, Any] = getattr(part, "extension", None) or {}
    family = getattr(part, "family", None) or ""
    for fact in extension(family):
        if fact.name in more:
            words = str(name_of(f"line.extension.{family}.{fact.name}"))
            said.append(Said(words, say(fact, more[fact.name])))
    return said


def say_payload_value(path: str, value: Any) -> tuple[str, Any]:
    """Name a path of a payload and say its value, as a history shows it."""
    group, _dot, rest = path.partition(".")
    if not rest:
        found = next((f for f in GROUPS["case"].facts if f.name == group), None)
        return (str(name_of(group)), _plain(found, value)) if found else (group, value)
    _position, _dot, name = rest.partition(".")
    part = GROUP_OF[group]
    found = next((fact for fact in facts_of(part.facts_class) if fact.name == name), None)
    if found is None:
        return name.rpartition(".")[2], value
    return str(name_of(f"{part.key}.{name}")), _plain(found, value)


def _said(
    asked: Iterable[Fact], facts: object, path: str, leave_out: frozenset[str]
) -> list[Said]:
    said: list[Said] = []
    for fact in asked:
        value = getattr(facts, fact.name)
        if value is None or value == () or fact.name in leave_out:
            continue
        said.append(Said(str(name_of(f"{path}{fact.name}")), say(fact, value)))
    return said


def _plain(fact: Fact, value: Any) -> Any:
    """Say a value of a payload, where numbers and days are still text."""
    if value is None or fact.kind in {Kind.DECIMAL, Kind.DATE, Kind.MOMENT}:
        return value
    return say(fact, value)


def _code(fact: Fact, value: str) -> str:
    return label(fact.codes, value)


def _codes(fact: Fact, value: Iterable[str]) -> str:
    return ", ".join(label(fact.codes, each) if fact.codes else each for each in value)


def _place(_fact: Fact, value: str) -> str:
    found = place(value)
    return f"{found.name} ({value[:2]} {value[2:]})" if found else value


def _moment(_fact: Fact, value: Any) -> Any:
    has_clock = (value.hour, value.minute) != (0, 0)
    return moment(value) if has_clock else day_words(value)


def _yes_no(_fact: Fact, value: bool) -> str:
    return _("yes") if value else _("no")


_SAYING: Final[Mapping[Kind, Callable[[Fact, Any], Any]]] = {
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.PLACE: _place,
    Kind.DATE: lambda _fact, value: day_words(value),
    Kind.MOMENT: _moment,
    Kind.DECIMAL: lambda _fact, value: number(value),
    Kind.YES_NO: _yes_no,
}
