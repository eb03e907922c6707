"""Every operation of the interface for machines, and what a token must name to call it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ninja import NinjaAPI
from ninja.operation import Operation

from accounts.actions.tokens import SCOPES
from accounts.operations import Token
from accounts.permissions import Permission
from cen_suite.openapi import token_of

TABLE = Path(__file__).parent / "machine_table.csv"
ROOT = "/api/v1"
MISSING = "00000000-0000-4000-8000-000000000000"
SAMPLES = {"size": "full", "name": "nothing-here"}


@dataclass(frozen=True)
class Call:
    """One method at one address."""

    method: str
    address: str
    operation: Operation

    @property
    def token(self) -> Token | None:
        return token_of(self.operation)

    @property
    def permission(self) -> Permission | None:
        return self.token.permission if self.token else None

    def path(self, public_id: str = MISSING) -> str:
        """A path that fits the address; without an id it names nothing that exists."""
        return ROOT + re.sub(r"{(\w+)}", lambda m: SAMPLES.get(m[1], public_id), self.address)

    def __str__(self) -> str:
        return f"{self.method} {self.address}"


def calls_of(api: NinjaAPI) -> list[Call]:
    """List every method at every address, from the routes themselves."""
    return sorted(_walk(api), key=str)


def unguarded(calls: list[Call]) -> list[str]:
    """Name the operations that do not state what they need."""
    return [str(call) for call in calls if call.token is None]


def table(calls: list[Call]) -> str:
    """Write the access table of machines: one line per operation, one column per scope."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    scopes = sorted(SCOPES)
    writer.writerow(["operation", "needs", *scopes])
    for call in calls:
        needs = call.permission.value if call.permission else "any token"
        opened = ["yes" if call.permission in {None, scope} else "" for scope in scopes]
        writer.writerow([str(call), needs, *opened])
    return out.getvalue()


def _walk(api: NinjaAPI) -> Iterator[Call]:
    for router in api._get_bound_routers():  # noqa: SLF001 -- the routes as they are asked
        for address, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield Call(method, address, operation)
