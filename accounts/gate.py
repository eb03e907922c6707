"""The one gate: it asks, each app answers for its own records, no answer means no."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.errors import Refused
from accounts.permissions import Permission

Rule = Callable[["Actor", Any], bool]
Scope = Callable[["Actor", "QuerySet[Any]"], "QuerySet[Any]"]
RuleFunction = TypeVar("RuleFunction", bound=Rule)
ScopeFunction = TypeVar("ScopeFunction", bound=Scope)
Row = TypeVar("Row", bound=Model)

_rules: dict[tuple[Permission, type | None], Rule] = {}
_scopes: dict[type, Scope] = {}


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: an officer, a machine with a token, or a named job."""

    user_id: int | None
    name: str
    administration_id: int | None
    administration: str
    country: str
    permissions: frozenset[Permission]
    language: str = "en"
    is_job: bool = False
    is_machine: bool = False
    rilo: str = ""
    rank: int = 0
    token_id: int | None = None

    @property
    def account(self) -> int:
        """Give the own account for look-ups; 0, which nobody has, finds nothing at all."""
        return self.user_id or 0

    @property
    def home(self) -> int:
        """Give the own administration for look-ups; 0, which none has, stands for having none."""
        return self.administration_id or 0


NOBODY = Actor(None, "anonymous", None, "", "", frozenset())


def rule(
    permission: Permission, record: type | None = None
) -> Callable[[RuleFunction], RuleFunction]:
    """Register who may use a permission on a record; state the type where several share it."""

    def register(function: RuleFunction) -> RuleFunction:
        if (permission, record) in _rules:
            raise ValueError(f"{permission} has a rule for {record} already")
        _rules[permission, record] = function
        return function

    return register


def scope(model: type[Model]) -> Callable[[ScopeFunction], ScopeFunction]:
    """Register which rows of a model an actor may see in lists."""

    def register(function: ScopeFunction) -> ScopeFunction:
        if model in _scopes:
            raise ValueError(f"{model.__name__} has a scope already")
        _scopes[model] = function
        return function

    return register


def allows(actor: Actor, permission: Permission, record: object | None = None) -> bool:
    """Say whether the actor may do this, to this record if one is given."""
    if permission not in actor.permissions:
        return False
    if record is None:
        return True
    answer = _rule_for(permission, type(record))
    if answer is None:
        return False
    return _is_system(actor) or bool(answer(actor, record))


def check(actor: Actor, permission: Permission, record: object | None = None) -> None:
    """Refuse unless the actor may do this."""
    if not allows(actor, permission, record):
        raise Refused(permission.value, _subject(record))


def visible(actor: Actor, rows: "QuerySet[Row]") -> "QuerySet[Row]":
    """Narrow a list to what the actor may see; a model without a scope is refused."""
    narrow = _scopes.get(rows.model)
    if narrow is None:
        raise Refused(f"list.{rows.model.__name__.lower()}")
    return rows if _is_system(actor) else narrow(actor, rows)


def actor_of(request: HttpRequest) -> Actor:
    """Name who is behind a request; nobody when nobody signed in."""
    actor = getattr(request, "actor", NOBODY)
    return actor if isinstance(actor, Actor) else NOBODY


def job_actor(
    kind: str, *, on_behalf_of: Actor | None = None, permissions: Iterable[Permission] = ()
) -> Actor:
    """Let a job act: for a person with that person's rights, or for the installation itself.

    A job for the installation has only the permissions named here and no administration.
    """
    if on_behalf_of is not None:
        return replace(on_behalf_of, is_job=True)
    return Actor(None, f"job:{kind}", None, "", "", frozenset(permissions), is_job=True)


def _rule_for(permission: Permission, kind: type) -> Rule | None:
    for ancestor in kind.__mro__:
        found = _rules.get((permission, ancestor))
        if found is not None:
            return found
    return _rules.get((permission, None))


def _is_system(actor: Actor) -> bool:
    return actor.is_job and actor.user_id is None and actor.token_id is None


def _subject(record: object | None) -> str:
    if record is None:
        return ""
    reference = getattr(record, "public_id", None) or getattr(record, "pk", "")
    return f"{type(record).__name__.lower()}:{reference}"
