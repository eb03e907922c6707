"""Machine tokens: scoped, expiring, of one administration, shown once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts.actions import standing, tokens
from accounts.errors import NotNow, Refused
from accounts.gate import NOBODY, Actor, actor_of
from accounts.middleware import ActorMiddleware
from accounts.models import Administration, ApiToken
from accounts.permissions import Permission
from accounts.queries.actors import actor_for_token
from tests.accounts.people import PASSWORD, Somebody, somebody

pytestmark = pytest.mark.django_db
UPLOAD = frozenset({Permission.UPLOAD_MAKE})


def issue(
    by: Somebody, at: str = "SN-CUS", scopes: frozenset[Permission] = UPLOAD, days: int = 9
) -> tuple[ApiToken, str]:
    return tokens.issue(
        name="national system", administration=at, scopes=scopes, days=days, by=by.actor
    )


def test_a_token_is_its_administration_with_its_scopes(contact_point: Somebody) -> None:
    _token, secret = issue(contact_point)

    actor = actor_for_token(secret)

    assert actor.permissions == UPLOAD
    assert (actor.administration, actor.is_machine, actor.user_id) == ("SN-CUS", True, None)


def test_the_secret_is_not_kept(contact_point: Somebody) -> None:
    token, secret = issue(contact_point)

    row = str(ApiToken.objects.filter(pk=token.pk).values().get())
    assert secret not in row


@pytest.mark.parametrize(
    "scopes",
    [
        frozenset({Permission.ACCOUNT_RESET}),
        frozenset({Permission.SEIZURE_APPROVE}),
        frozenset({Permission.UPLOAD_MAKE, Permission.HELPDESK}),
        frozenset(),
    ],
)
def test_no_machine_decides_or_touches_people(
    contact_point: Somebody, scopes: frozenset[Permission]
) -> None:
    with pytest.raises(Refused):
        issue(contact_point, scopes=scopes)


def test_not_for_another_administration(contact_point: Somebody, stranger: Somebody) -> None:
    with pytest.raises(Refused):
        issue(contact_point, at="BE-CUS")


def test_nobody_gives_more_than_he_has() -> None:
    keeper = somebody("sn.keeper", "NA")

    with pytest.raises(Refused):
        issue(keeper)


@pytest.mark.parametrize("days", [0, 367, -1])
def test_it_always_expires(contact_point: Somebody, days: int) -> None:
    with pytest.raises(NotNow):
        issue(contact_point, days=days)


def test_expired_revoked_and_orphaned_tokens_are_nobody(
    contact_point: Somebody, helpdesk: Somebody
) -> None:
    expired, revoked, orphaned, closed = (issue(contact_point) for _ in range(4))
    ApiToken.objects.filter(pk=expired[0].pk).update(expires_at=timezone.now())
    tokens.revoke(public_id=str(revoked[0].public_id), by=contact_point.actor)

    assert actor_for_token(expired[1]) is NOBODY
    assert actor_for_token(revoked[1]) is NOBODY
    assert actor_for_token("cen_nothing") is NOBODY
    assert actor_for_token(orphaned[1]) is not NOBODY
    Administration.objects.update(is_active=False)
    assert actor_for_token(orphaned[1]) is NOBODY
    Administration.objects.update(is_active=True)
    public_id = str(contact_point.user.public_id)
    standing.suspend_person(public_id=public_id, reason="left", by=helpdesk.actor)
    assert actor_for_token(closed[1]) is NOBODY


def test_use_is_noted_at_most_once_a_minute(contact_point: Somebody) -> None:
    token, _secret = issue(contact_point)
    tokens.note_use(token.pk)
    first = ApiToken.objects.get(pk=token.pk).last_used_at
    tokens.note_use(token.pk)

    assert ApiToken.objects.get(pk=token.pk).last_used_at == first
    ApiToken.objects.update(last_used_at=timezone.now() - timedelta(minutes=2))
    tokens.note_use(token.pk)
    assert ApiToken.objects.get(pk=token.pk).last_used_at != first


def test_a_token_counts_under_api_only(contact_point: Somebody, client: Client) -> None:
    _token, secret = issue(contact_point)
    seen: list[Actor] = []

    def remember(request: HttpRequest) -> HttpResponse:
        seen.append(actor_of(request))
        return HttpResponse()

    for path in ("/api/v1/me", "/account/"):
        request = RequestFactory().get(path, headers={"Authorization": f"Bearer {secret}"})
        request.user, request.session = AnonymousUser(), client.session
        ActorMiddleware(remember)(request)

    assert seen[0].permissions == UPLOAD
    assert seen[1] is NOBODY


def test_a_session_opens_nothing_under_api(client: Client, contact_point: Somebody) -> None:
    client.post(reverse("account_login"), {"login": "sn.contact", "password": PASSWORD})

    assert client.get("/api/v1/me").status_code == 401
