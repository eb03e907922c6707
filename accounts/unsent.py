"""What a form held when the session had ended: kept until its owner has signed in again."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

KEY: Final = "accounts.unsent"
MOST: Final = 500_000
SECRET_WORDS: Final = ("password", "code", "credential", "csrf", "token")


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that was sent too late: where to, and what was typed."""

    path: str
    fields: list[tuple[str, str]]
    lost_files: int


def keep_unsent(request: HttpRequest) -> None:
    """Put what was typed into the new session; secrets and files are never kept."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(word in name.lower() for word in SECRET_WORDS)
    ]
    if sum(len(name) + len(value) for name, value in fields) <= MOST:
        request.session[KEY] = [request.get_full_path(), fields, len(request.FILES)]


def unsent_of(request: HttpRequest) -> Unsent | None:
    """Show what was kept, if anything."""
    kept = request.session.get(KEY)
    if not kept:
        return None
    return Unsent(kept[0], [(name, value) for name, value in kept[1]], int(kept[2]))


def forget_unsent(request: HttpRequest) -> None:
    """Drop what was kept."""
    request.session.pop(KEY, None)
