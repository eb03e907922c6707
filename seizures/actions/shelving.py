"""Good cases of an upload made ready for their tables, in whichever process has a hand free."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import orjson

from cen_suite.core.codelists.lookup import lists
from cen_suite.core.codelists.tables import Lists
from seizures.actions.preparing import prepare
from seizures.actions.storing import Entry, Parcel, parcels_of
from seizures.record.payload import from_payload


class Ready(NamedTuple):
    """A case with the id and reference it will have; payload and flags as JSON texts."""

    id: int
    reference: str
    payload: str
    flags: str
    digest: str


@dataclass(frozen=True, slots=True)
class Shelving:
    """What all cases of an upload have in common."""

    upload_id: int
    administration_id: int
    entered_by_id: int
    state: str

    def learn(self) -> Callable[[Sequence[Ready]], list[Parcel]]:
        """Prepare to write cases as rows in this process."""
        known = lists()
        return lambda cases: parcels_of(
            [case.id for case in cases], [self._entry(case, known) for case in cases]
        )

    def _entry(self, case: Ready, known: Lists) -> Entry:
        return prepare(
            from_payload(orjson.loads(case.payload)),
            administration_id=self.administration_id,
            state=self.state,
            entered_by_id=self.entered_by_id,
            reference=case.reference,
            upload_id=self.upload_id,
            quality_flags=orjson.loads(case.flags),
            digest=case.digest,
            lists=known,
        )
