"""Good cases of an upload made ready for their tables, in whichever process has a hand free."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from cen_suite.core.codelists.lookup import lists
from cen_suite.core.codelists.tables import Lists
from seizures.actions.preparing import Stated, prepare_all
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
        known, memory = lists(), dict[bytes, Any]()
        return lambda cases: parcels_of(
            [case.id for case in cases], self._entries(cases, known, memory)
        )

    def _entries(
        self, cases: Sequence[Ready], known: Lists, memory: dict[bytes, Any]
    ) -> list[Entry]:
        facts = [from_payload(orjson.loads(case.payload), memory) for case in cases]
        return prepare_all(
            [
                Stated(each, case.reference, orjson.loads(case.flags), case.digest)
                for each, case in zip(facts, cases, strict=True)
            ],
            administration_id=self.administration_id,
            state=self.state,
            entered_by_id=self.entered_by_id,
            upload_id=self.upload_id,
            lists=known,
        )
