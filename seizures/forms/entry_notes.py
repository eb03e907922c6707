"""Problems and other people's values as words at the controls."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from seizures.forms.entry_rows import Notes
from seizures.record.cells import Cells
from seizures.record.groups import REPEATING
from seizures.record.problems import Problem
from seizures.record.sentences import sentence
from seizures.record.wording import SECTIONS, label

NameOf = Callable[[str], str]
SHOWN = 60
_KEYS = {group.attribute: group.key for group in REPEATING}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary above the form, leading to its control."""

    text: str
    href: str


def plain_name(path: str) -> str:
    """Name the control of a path on a page that numbers rows as the cells do."""
    return path.replace(".", "-")


def notes_of(problems: Iterable[Problem], *, name_of: NameOf = plain_name) -> Notes:
    """Sort problems to their controls: hard ones as errors, soft ones as doubts."""
    errors: dict[str, list[str]] = {}
    doubts: dict[str, list[str]] = {}
    for problem in problems:
        name = name_of(problem.path)
        if name:
            (errors if problem.is_hard else doubts).setdefault(name, []).append(sentence(problem))
    return Notes(errors, doubts)


def worth_saying(problems: Iterable[Problem], cells: Mapping[str, Any]) -> list[Problem]:
    """Keep what can be said while somebody is still typing: nothing about empty fields."""
    return [problem for problem in problems if cell_at(cells, problem.path)]


def summary(problems: Iterable[Problem], *, name_of: NameOf = plain_name) -> list[Line]:
    """List problems with links to their controls, each sentence once at each place."""
    lines = {
        (problem.path, problem.code): Line(
            _("%(field)s: %(sentence)s")
            % {"field": name_in_words(problem.path), "sentence": sentence(problem)},
            f"#{anchor(problem.path, name_of)}",
        )
        for problem in problems
    }
    return list(lines.values())


def anchor(path: str, name_of: NameOf = plain_name) -> str:
    """Name the place of a path on the page: its control, else its section."""
    group, _dot, rest = path.partition(".")
    return f"id_{name_of(path)}" if rest or group not in SECTIONS else group


def name_in_words(path: str) -> str:
    """Call a path by name: "Goods 2, Quantity"."""
    group, _dot, rest = path.partition(".")
    if not rest:
        return _case_in_words(group)
    position, _dot, name = rest.partition(".")
    part = _("%(group)s %(number)s") % {
        "group": SECTIONS[group],
        "number": int(position) + 1 if position.isdigit() else position,
    }
    if not name:
        return part
    return _("%(part)s, %(field)s") % {"part": part, "field": _fact_in_words(group, name)}


def cell_at(cells: Mapping[str, Any], path: str) -> Any:
    """Give the cell of a path, nothing if there is none."""
    here: Any = cells
    for step in path.split("."):
        if isinstance(here, Mapping):
            here = here.get(step)
        elif isinstance(here, list) and step.isdigit() and int(step) < len(here):
            here = here[int(step)]
        else:
            return None
    return here


def disagreements(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, str]:
    """List where two sheets differ, and what stands on the other one."""
    old, new = _flat(theirs), _flat(mine)
    return {
        path: old.get(path, "")
        for path in dict.fromkeys((*new, *old))
        if old.get(path, "") != new.get(path, "")
    }


def conflict_notes(different: Mapping[str, str], other: str) -> Notes:
    """Say at each control what somebody else wrote there."""
    return Notes(
        doubts={plain_name(path): [_wrote(other, value)] for path, value in different.items()},
        changed_by={plain_name(path): other for path in different},
    )


def conflict_summary(different: Mapping[str, str], other: str) -> list[Line]:
    """List what differs, with links to the controls."""
    return [
        Line(
            _("%(field)s: %(sentence)s")
            % {"field": name_in_words(path), "sentence": _wrote(other, value)},
            f"#{anchor(path)}",
        )
        for path, value in list(different.items())[:SHOWN]
    ]


def _wrote(other: str, value: str) -> str:
    if not value:
        return _("%(who)s left this empty.") % {"who": other}
    return _("%(who)s wrote: %(value)s") % {"who": other, "value": value[:200]}


def _case_in_words(name: str) -> str:
    """Call a fact of the case by name; what is no fact keeps the name it was sent under."""
    try:
        return str(SECTIONS[name] if name in SECTIONS else label(name))
    except LookupError:
        return name


def _fact_in_words(group: str, name: str) -> str:
    if name.startswith("extension."):
        return str(SECTIONS["extension"])
    return str(label(f"{_KEYS[group]}.{name}"))


def _flat(cells: Mapping[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, cell in cells.items():
        if isinstance(cell, list) and cell and isinstance(cell[0], Mapping):
            for at, row in enumerate(cell):
                flat.update(_flat_row(row, f"{name}.{at}"))
        elif cell:
            flat[name] = _in_words(cell)
    return flat


def _flat_row(row: Cells, path: str) -> dict[str, str]:
    flat = {
        f"{path}.{name}": _in_words(cell)
        for name, cell in row.items()
        if cell and name not in {"key", "extension"}
    }
    more = row.get("extension") or {}
    return {**flat, **{f"{path}.extension.{n}": _in_words(c) for n, c in more.items() if c}}


def _in_words(cell: Any) -> str:
    return ", ".join(map(str, cell)) if isinstance(cell, list) else str(cell)
