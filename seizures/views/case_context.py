"""What the page of a case shows, in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from accounts import gate
from cen_suite.core.codelists.lookup import label, lists, place, place_codes
from seizures.queries import cases, history, photos
from seizures.queries.remarks import last_said
from seizures.record.completeness import band
from seizures.record.facts import Leg, Line, SeizureFacts
from seizures.record.known_codes import LegRole
from seizures.record.problems import Problem, Severity
from seizures.record.sentences import sentence
from seizures.record.titles import title_in
from seizures.record.wording import SECTIONS
from seizures.states import EDITABLE, Move, State
from seizures.views.columns import USUAL
from seizures.views.facts_in_words import Said, said_of_case, said_of_part, say_payload_value
from seizures.views.lines import BADGES, case_lines, unit_words
from seizures.views.remarking import clock, remarks_in_words

if TYPE_CHECKING:
    from seizures.models import Seizure

GOODS_SHOWN: Final = (
    "family",
    "product",
    "quantity",
    "unit",
    "base_quantity",
    "base_unit",
    "base_estimated",
)
HEAD_SHOWN: Final = (
    "title",
    "form_version",
    "authority_type",
    "reporting_country",
    "summary",
    "time_zone",
    "language",
    "date_precision",
)
TELLING: Final = frozenset({State.RETURNED, State.QUERIED, State.WITHDRAWN})
PARTS: Final = (
    "concealments",
    "conveyances",
    "containers",
    "consignments",
    "persons",
    "companies",
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stage of the route."""

    code: str
    place: str
    role: str
    date: Any
    is_here: bool


@dataclass(frozen=True, slots=True)
class Goods:
    """One line of goods."""

    name: str
    family: str
    quantity: Any
    unit: str
    base_quantity: Any
    base_unit: str
    is_estimated: bool
    facts: list[Said]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one group, each as a list of facts."""

    title: Any
    rows: list[list[Said]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be done to the case now."""

    label: Any
    url: str
    needs_reason: bool
    is_danger: bool
    name: str


def case_context(actor: gate.Actor, seizure: "Seizure") -> dict[str, Any]:
    """Put together the page of a case."""
    facts = cases.facts(seizure)
    return {
        "case": seizure,
        "title": title_in(facts, lists(), place_codes(), get_language() or actor.language),
        "state": State(seizure.state).label,
        "badge": BADGES.get(State(seizure.state), "wait"),
        "band": band(seizure.completeness).value,
        "summary": facts.summary,
        "route": [_stop(leg, facts) for leg in facts.legs],
        "goods": [_goods(line) for line in facts.lines],
        "sections": list(_sections(facts)),
        "groups": list(_groups(facts)),
        "photos": photos.of_case(actor, seizure),
        "flags": [_flag(code) for code in seizure.quality_flags],
        "history": [_act(act) for act in history.acts(seizure, facts)],
        **_said(seizure),
        "alike": case_lines(cases.alike(actor, seizure, facts)),
        "columns": USUAL,
        "choices": choices(actor, seizure),
        "may_edit": cases.may_edit(actor, seizure),
        "is_draft": seizure.state in EDITABLE,
    }


def _said(seizure: "Seizure") -> dict[str, Any]:
    """Give what somebody said who waits for an answer, or who took the case back."""
    said = last_said(seizure) if seizure.state in TELLING else None
    if said is None:
        return {"said": None}
    return {
        "said": said,
        "said_about": remarks_in_words(said),
        "clock": clock(said.due_on, timezone.localdate()),
    }


def choices(actor: gate.Actor, seizure: "Seizure") -> list[Choice]:
    """List what this person may do to this case now; submitting is done in the form."""
    return [
        Choice(
            row.label,
            reverse("case-move", args=[seizure.public_id, row.move.value]),
            row.needs_reason,
            row.move in {Move.WITHDRAW, Move.RETURN},
            row.move.value,
        )
        for row in cases.open_moves(actor, seizure)
        if row.move is not Move.SUBMIT
    ]


def _stop(leg: Leg, facts: SeizureFacts) -> Stop:
    found = place(leg.place) if leg.place else None
    named = found.name if found else leg.place_name
    country = label("country", leg.country) if leg.country else ""
    return Stop(
        code=leg.place or leg.country or "",
        place=", ".join(part for part in (named, country) if part),
        role=label("leg-role", leg.leg_role) if leg.leg_role else "",
        date=leg.arrived_on or leg.departed_on,
        is_here=leg.leg_role == LegRole.SEIZURE
        or (leg.place is not None and leg.place == facts.location),
    )


def _goods(line: Line) -> Goods:
    return Goods(
        name=label("product", line.product) if line.product else "",
        family=label("family", line.family) if line.family else "",
        quantity=line.quantity,
        unit=unit_words(line.unit) if line.unit else "",
        base_quantity=line.base_quantity if line.base_unit != line.unit else None,
        base_unit=unit_words(line.base_unit) if line.base_unit else "",
        is_estimated=bool(line.base_estimated),
        facts=said_of_part(line, "lines", leave_out=GOODS_SHOWN),
    )


def _sections(facts: SeizureFacts) -> Iterator[dict[str, Any]]:
    for key in ("case", "detection", "offence", "handling"):
        said = said_of_case(facts, key, leave_out=HEAD_SHOWN)
        if said:
            yield {"name": key, "title": SECTIONS[key], "facts": said}


def _groups(facts: SeizureFacts) -> Iterator[Group]:
    for attribute in PARTS:
        rows = [said_of_part(part, attribute) for part in getattr(facts, attribute)]
        if rows:
            yield Group(SECTIONS[attribute], rows)


def _flag(code: str) -> str:
    """Say a kept warning in words; its particulars were of the day it was overridden."""
    try:
        words = sentence(Problem("", code, Severity.SOFT, _Unsaid()))
    except LookupError:
        return code
    return words


class _Unsaid(dict[str, str]):
    """Stands for particulars that are not kept."""

    def __missing__(self, key: str) -> str:
        return "…"


def _act(act: history.Act) -> dict[str, Any]:
    changes = []
    for each in act.differences:
        name, before = say_payload_value(each.path, each.before)
        _name, after = say_payload_value(each.path, each.after)
        changes.append({"label": name, "before": before, "after": after})
    return {
        "when": act.at,
        "who": act.by,
        "what": act.sentence,
        "reason": act.reason,
        "changes": changes,
    }
