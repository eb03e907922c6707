"""What the frame leads to: applications register entries, the frame asks who may see them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

Count = Callable[[HttpRequest], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One of the databases a person may switch to; its pages live under one prefix."""

    name: str
    title: str
    route: str
    prefix: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the side navigation, shown to those who hold a permission it needs."""

    route: str
    label: Any
    application: str = "cen"
    section: int = 0
    icon: str = ""
    needs: str = ""
    key: str = ""
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as the frame prints it."""

    url: str
    label: str
    icon: str
    key: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class ShownApplication:
    """An application as the switch prints it."""

    url: str
    name: str
    is_current: bool


_applications: dict[str, Application] = {}
_entries: dict[tuple[str, str], Entry] = {}
_links: dict[tuple[str, str], tuple[str, str]] = {}


def add_application(application: Application) -> None:
    """Make an application known to the switch; the first one added is the home of all."""
    _applications[application.name] = application


def add_entries(*entries: Entry) -> None:
    """Add lines to the side navigation, in order; adding a line twice changes nothing."""
    for entry in entries:
        _entries[entry.application, entry.route] = entry


def add_link(name: str, route: str, *, application: str = "", needs: str = "") -> None:
    """Say which page stands behind a fixed place of the frame, such as search or notices.

    Whoever holds none of the permissions it `needs` does not see the place.
    """
    _links[application, name] = (route, needs)


def application_of(path: str) -> str:
    """Name the application a page belongs to, by the longest prefix that fits."""
    fitting = [a for a in _applications.values() if path.startswith("/" + a.prefix)]
    return max(fitting, key=lambda a: len(a.prefix)).name if fitting else "cen"


def applications_for(request: HttpRequest, current: str) -> list[ShownApplication]:
    """List the applications this person may enter."""
    return [
        ShownApplication(url, application.title, application.name == current)
        for application in _applications.values()
        if _may(request, application.needs) and (url := address(application.route))
    ]


def sections_for(request: HttpRequest, current: str) -> list[list[ShownEntry]]:
    """List the side navigation of one application, section by section."""
    sections: dict[int, list[ShownEntry]] = {}
    for entry in _entries.values():
        url = address(entry.route)
        if entry.application in {current, "all"} and url and _may(request, entry.needs):
            sections.setdefault(entry.section, []).append(_shown(entry, url, request))
    return [sections[number] for number in sorted(sections)]


def link(name: str, current: str, request: HttpRequest) -> str:
    """Give the address behind a fixed place, that of the current application first."""
    route, needs = _links.get((current, name)) or _links.get(("", name)) or ("", "")
    return address(route) if route and _may(request, needs) else ""


def address(route: str) -> str:
    """Give the address of a route, or nothing where this installation does not run it."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def _shown(entry: Entry, url: str, request: HttpRequest) -> ShownEntry:
    return ShownEntry(
        url=url,
        label=str(entry.label),
        icon=entry.icon,
        key=entry.key,
        count=entry.count(request) if entry.count else 0,
        is_current=request.path == url,
    )


def _may(request: HttpRequest, needs: str) -> bool:
    """Ask for any of the permissions named, as the page behind the entry does."""
    may = getattr(request, "may", None)
    return not needs or any(getattr(may, need, False) for need in needs.split())
