"""What the frame of every page needs to know, as the template variable `frame`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info

from cen_suite.core.web import navigation
from cen_suite.core.web.templatetags.frame import language_tag

UnreadCount = Callable[[HttpRequest], int]
_hooks: dict[str, UnreadCount] = {}


@dataclass(frozen=True, slots=True)
class Language:
    """One line of the language chooser, named in its own language."""

    code: str
    tag: str
    name: str
    direction: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever is signed in, as the bar shows them."""

    name: str
    place: str
    entries: list[navigation.ShownEntry]


def count_unread_with(count: UnreadCount) -> None:
    """Let the accounts say how many notices are unread; the frame asks once per page."""
    _hooks["unread"] = count


def suite_version() -> str:
    """Name the version that runs, from the settings or the installed package."""
    named = getattr(settings, "SUITE_VERSION", "")
    try:
        return named or version("cen-suite")
    except PackageNotFoundError:
        return "0"


class Frame:
    """The frame of one page; each part is worked out only when a template prints it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.version = suite_version()
        self.training = bool(getattr(settings, "TRAINING", False))
        self.address = request.get_full_path()

    @cached_property
    def application(self) -> str:
        """The application this page belongs to; it decides the accent colour."""
        return navigation.application_of(self._request.path_info)

    @cached_property
    def is_signed_in(self) -> bool:
        """Whether anyone is signed in."""
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def applications(self) -> list[navigation.ShownApplication]:
        """The applications this person may enter."""
        if not self.is_signed_in:
            return []
        return navigation.applications_for(self._request, self.application)

    @cached_property
    def navigation(self) -> list[list[navigation.ShownEntry]]:
        """The side navigation, section by section."""
        if not self.is_signed_in:
            return []
        return navigation.sections_for(self._request, self.application)

    @cached_property
    def links(self) -> dict[str, str]:
        """Addresses of the fixed places; search and notices only for whoever is signed in."""
        names = ["home", "language", "guide", "helpdesk"]
        if self.is_signed_in:
            names += ["search", "notices", "notice_count", "live", "sign_in", "sign_out"]
        return {name: navigation.link(name, self.application, self._request) for name in names}

    @cached_property
    def unread_notices(self) -> int:
        """How many notices this person has not read."""
        count = _hooks.get("unread")
        return count(self._request) if count and self.is_signed_in else 0

    @cached_property
    def person(self) -> Person | None:
        """Whoever is signed in, with the pages of their account."""
        if not self.is_signed_in:
            return None
        name = str(self._request.user)
        entries = navigation.sections_for(self._request, "account")
        place = getattr(getattr(self._request, "actor", None), "administration", "")
        return Person(name, place, [entry for section in entries for entry in section])

    @cached_property
    def is_partly_english(self) -> bool:
        """Whether pages of this language fall back to English where nothing was translated."""
        return get_language() not in settings.LANGUAGES_COMPLETE

    @cached_property
    def languages(self) -> list[Language]:
        """The nine languages, each by its own name."""
        return [
            Language(
                code=code,
                tag=language_tag(code),
                name=get_language_info(code)["name_local"],
                direction="rtl" if get_language_info(code)["bidi"] else "ltr",
                is_current=code == get_language(),
            )
            for code, _name in settings.LANGUAGES
        ]


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give every template the frame of its page."""
    return {"frame": Frame(request)}
