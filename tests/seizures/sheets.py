"""What a browser sends from the entry form, for tests."""

from typing import Any
from uuid import UUID, uuid4

from seizures.actions.drafts import Saved, Sheet, save_draft
from seizures.models import Seizure
from seizures.queries.facts import facts_of_case
from seizures.record.cells import Cells
from tests.accounts.people import Somebody

WHOLE: Cells = {
    "record_kind": "SEIZ",
    "event_start": "2026-11-20",
    "location_type": "SEA-TERM",
    "location": "SNDKR",
    "direction": "IMP",
    "concealed": "Y",
    "selection_reasons": ["RP"],
    "conveyances": [{"key": "a", "mode": "1"}],
    "legs": [
        {"key": "b", "leg_role": "DEP", "country": "BR"},
        {"key": "c", "leg_role": "DEST", "country": "SN"},
    ],
    "lines": [
        {
            "key": "d",
            "family": "DRG",
            "product": "DRG-COC-HCL",
            "quantity": "12,4",
            "unit": "kg",
        }
    ],
}
POSTED: dict[str, Any] = {
    "version": "0",
    "page": "one",
    "channel": "SIMP",
    "record_kind": "SEIZ",
    "event_start": "2026-11-20",
    "location_type": "SEA-TERM",
    "location": "SNDKR",
    "direction": "IMP",
    "concealed": "Y",
    "selection_reasons": ["RP"],
    "selection_reasons-stated": "1",
    "conveyances-shown": "0",
    "conveyances-0-key": "a",
    "conveyances-0-mode": "1",
    "legs-shown": "0 1",
    "legs-0-key": "b",
    "legs-0-leg_role": "DEP",
    "legs-0-country": "BR",
    "legs-1-key": "c",
    "legs-1-leg_role": "DEST",
    "legs-1-country": "SN",
    "lines-shown": "0",
    "lines-0-key": "d",
    "lines-0-family": "DRG",
    "lines-0-product": "DRG-COC-HCL",
    "lines-0-quantity": "12,4",
    "lines-0-unit": "kg",
}


def cells(**changes: Any) -> Cells:
    """Give the cells of a whole case, some of them changed."""
    return {**WHOLE, **changes}


def posted(**changes: Any) -> dict[str, Any]:
    """Give what the short form sends, some of it changed; dots stand for dashes in names."""
    return {**POSTED, **{name.replace("__", "-"): value for name, value in changes.items()}}


def save(
    by: Somebody,
    typed: Cells | None = None,
    *,
    public_id: UUID | None = None,
    revision: int = 0,
    page: str = "one",
    channel: str = "SIMP",
) -> Saved:
    """Save a draft as the form does."""
    sheet = Sheet(
        public_id=public_id or uuid4(),
        cells=WHOLE if typed is None else typed,
        revision=revision,
        page=page,
        channel=channel,
    )
    return save_draft(sheet, by=by.actor)


def typed(seizure: Seizure) -> Cells:
    """Give what stands in the form of a case."""
    kept = seizure.typed
    assert kept is not None
    return dict(kept)


def stated(seizure: Seizure) -> str | None:
    """Give the direction that the stored facts of a case state."""
    return facts_of_case(seizure).direction
