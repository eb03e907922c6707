"""One case: for reading, for editing, and what is left of it once withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts import gate
from accounts.permissions import Permission
from seizures.errors import NotFromHere
from seizures.models import Seizure
from seizures.queries.facts import facts_of_case
from seizures.queries.remarks import Said, last_said
from seizures.queries.search import CARD
from seizures.record.cells import cells_of
from seizures.record.facts import SeizureFacts
from seizures.record.known_codes import Channel, RecordKind
from seizures.states import PUBLIC, State, Transition, moves_from

EDITED_BY = {
    State.DRAFT: Permission.SEIZURE_ENTER,
    State.RETURNED: Permission.SEIZURE_ENTER,
    **dict.fromkeys(PUBLIC, Permission.SEIZURE_RELEASE),
}
AWAITING = frozenset({State.RETURNED, State.QUERIED})
OPENING = {"record_kind": RecordKind.SEIZURE.value}


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form starts from: the cells as last saved, by whom, and what was remarked."""

    public_id: UUID
    state: State
    cells: Mapping[str, Any]
    revision: int = 0
    channel: str = ""
    saved_by: str = ""
    reference: str = ""
    photo_count: int = 0
    is_stored: bool = False
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What everybody may know of a case that was withdrawn."""

    reference: str
    reason: str


def case(actor: gate.Actor, public_id: UUID) -> Seizure:
    """Read one case that the actor may see; raises DoesNotExist otherwise."""
    cases = gate.visible(actor, Seizure.objects.select_related("administration"))
    return cases.exclude(state=State.UNDONE).get(public_id=public_id)


def of_photo(actor: gate.Actor, photo_id: UUID) -> UUID:
    """Name the case that a picture belongs to; raises DoesNotExist otherwise."""
    cases = gate.visible(actor, Seizure.objects.filter(photos__public_id=photo_id))
    return cases.get().public_id


def facts(seizure: Seizure) -> SeizureFacts:
    """Read the facts of a case."""
    return facts_of_case(seizure)


def tombstone(public_id: UUID) -> Tombstone:
    """Read what is left of a case that members have seen; raises DoesNotExist otherwise."""
    seizure = Seizure.objects.get(
        public_id=public_id, state=State.WITHDRAWN, published_at__isnull=False
    )
    remark = seizure.remarks.filter(move="withdraw").order_by("-id").first()
    return Tombstone(seizure.reference, remark.text if remark else "")


def draft(actor: gate.Actor, public_id: UUID) -> Draft:
    """Open a case for typing, or an empty sheet where there is none yet."""
    gate.check(actor, Permission.SEIZURE_ENTER)
    seizure = Seizure.objects.select_related("administration").filter(public_id=public_id).first()
    if seizure is None:
        return Draft(public_id, State.DRAFT, dict(OPENING))
    gate.check(actor, Permission.SEIZURE_ENTER, seizure)
    needed = EDITED_BY.get(State(seizure.state))
    if needed is None:
        raise NotFromHere
    gate.check(actor, needed, seizure)
    return _draft(seizure)


def may_edit(actor: gate.Actor, seizure: Seizure) -> bool:
    """Say whether the actor may open the form of a case."""
    needed = EDITED_BY.get(State(seizure.state))
    return (
        needed is not None
        and gate.allows(actor, Permission.SEIZURE_ENTER, seizure)
        and gate.allows(actor, needed, seizure)
    )


def open_moves(actor: gate.Actor, seizure: Seizure) -> tuple[Transition, ...]:
    """List what the actor may do to a case now."""
    return tuple(
        row
        for row in moves_from(State(seizure.state))
        if gate.allows(actor, row.permission, seizure)
    )


def alike(actor: gate.Actor, seizure: Seizure, stated: SeizureFacts) -> list[dict[str, Any]]:
    """Find other published cases of the same product on the same way, newest first."""
    products = [line.product for line in stated.lines if line.product]
    starts = [leg.country for leg in stated.legs[:1] if leg.country]
    if not products or not starts:
        return []
    cases = gate.visible(actor, Seizure.objects.filter(state__in=PUBLIC)).exclude(pk=seizure.pk)
    ids = (
        cases.filter(lines__product__in=products, legs__country__in=starts)
        .order_by("-event_start", "-id")
        .values_list("pk", flat=True)[: ALIKE * 4]
    )
    return list(
        Seizure.objects.filter(pk__in=list(dict.fromkeys(ids))[:ALIKE])
        .order_by("-event_start", "-id")
        .values(*LINE)
    )


ALIKE = 5
LINE = (*CARD, "updated")


def _draft(seizure: Seizure) -> Draft:
    kept = seizure.typed or {}
    cells = kept.get("cells")
    if cells is None:
        is_new = seizure.state == State.DRAFT
        zone = timezone.get_current_timezone()
        cells = dict(OPENING) if is_new else cells_of(facts_of_case(seizure), zone)
    return Draft(
        public_id=seizure.public_id,
        state=State(seizure.state),
        cells=cells,
        revision=kept.get("revision", 0),
        channel=kept.get("channel") or _usual_channel(seizure),
        saved_by=kept.get("by", ""),
        reference=seizure.reference,
        photo_count=seizure.photo_count,
        is_stored=True,
        said=last_said(seizure) if seizure.state in AWAITING else None,
    )


def _usual_channel(seizure: Seizure) -> str:
    is_short = seizure.channel == Channel.SIMPLIFIED
    return (Channel.SIMPLIFIED if is_short else Channel.FULL).value
