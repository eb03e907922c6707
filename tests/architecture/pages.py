"""Every address of the suite, and who may open it: read from the URL table itself."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from accounts.pages import Door
from accounts.permissions import Permission
from accounts.roles import ROLES

TABLE = Path(__file__).parent / "access_table.csv"
SAMPLES = {
    "int": "4004004",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "str": "nothing-here",
    "slug": "nothing-here",
    "path": "nothing-here",
}
GUARDED_ELSEWHERE = {
    "health-alive": "the load balancer asks before anybody signs in",
    "health-ready": "the load balancer asks before anybody signs in",
}
GUARDED_TREES = {
    "admin/": "the lists of Django admin ask for their permission themselves",
    "api/v1/": "by_token lets machines in, every function asks for its permission",
}


@dataclass(frozen=True)
class Address:
    """One entry of the URL table."""

    route: str
    name: str
    callback: Any

    @property
    def needs(self) -> Any:
        return getattr(self.callback, "needs", None)

    @property
    def step_up(self) -> bool:
        return bool(getattr(self.callback, "step_up", False))

    @property
    def sample(self) -> str:
        """A path that fits the route and names nothing that exists."""
        return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: SAMPLES[m[1] or "str"], self.route)

    @property
    def choices(self) -> tuple[Permission, ...]:
        needs = self.needs
        if isinstance(needs, Permission):
            return (needs,)
        return needs if isinstance(needs, tuple) else ()

    def opens_for(self, role: str) -> bool:
        held = ROLES[role].permissions
        return isinstance(self.needs, Door) or any(choice in held for choice in self.choices)

    @property
    def words(self) -> str:
        if isinstance(self.needs, Door):
            return str(self.needs.value)
        return " or ".join(choice.value for choice in self.choices)


def addresses() -> list[Address]:
    """List every address but those of trees that guard themselves."""
    return [a for a in _walk(get_resolver().url_patterns, "") if not _is_elsewhere(a)]


def guarded() -> list[Address]:
    """List the addresses that stand in the access table."""
    return [a for a in addresses() if a.name not in GUARDED_ELSEWHERE]


def table() -> str:
    """Write the access table: one line per address, one column per role."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["address", "name", "needs", "step-up", *ROLES])
    for address in sorted(guarded(), key=lambda a: a.route):
        marks = ["yes" if address.opens_for(role) else "" for role in ROLES]
        step = "yes" if address.step_up else ""
        writer.writerow(["/" + address.route, address.name, address.words, step, *marks])
    return out.getvalue()


def _walk(patterns: list[Any], prefix: str) -> list[Address]:
    found: list[Address] = []
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += _walk(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            found.append(Address(route, entry.name or "", entry.callback))
    return found


def _is_elsewhere(address: Address) -> bool:
    machine = address.route.startswith("api/")
    return machine or any(address.route.startswith(tree) for tree in GUARDED_TREES)
