"""Machines for tests: a token, and how it speaks."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.actions import tokens
from accounts.models import ApiToken
from accounts.permissions import Permission
from tests.accounts.people import Somebody

API = "/api/v1/"
CASE: dict[str, Any] = {
    "record_kind": "SEIZ",
    "national_ref": "API-1",
    "event_start": "2026-11-03",
    "location_type": "AIR",
    "location": "SNDKR",
    "direction": "IMP",
    "selection_reasons": ["RND"],
    "concealed": "Y",
    "conveyances": [{"mode": "4"}],
    "legs": [{"leg_role": "DEP", "country": "Brazil"}, {"leg_role": "DEST", "country": "FR"}],
    "lines": [{"family": "DRG", "product": "cocaine hcl", "quantity": "2.5", "unit": "kg"}],
}
Headers = dict[str, str]


def machine(who: Somebody, *scopes: Permission) -> Headers:
    """The headers of a machine of somebody's administration; it may report unless told."""
    _token, secret = tokens.issue(
        name="border system",
        administration=who.actor.administration,
        scopes=frozenset(scopes or {Permission.UPLOAD_MAKE, Permission.SEIZURE_ENTER}),
        days=30,
        by=who.actor,
    )
    return {"authorization": f"Bearer {secret}"}


def expired(who: Somebody, *scopes: Permission) -> Headers:
    """The headers of a machine whose token has run out this moment."""
    headers = machine(who, *scopes)
    ApiToken.objects.filter(pk=ApiToken.objects.latest("id").pk).update(
        expires_at=timezone.now() - timedelta(microseconds=1)
    )
    return headers


def revoked(who: Somebody, *scopes: Permission) -> Headers:
    """The headers of a machine whose token was taken back."""
    headers = machine(who, *scopes)
    tokens.revoke(public_id=str(ApiToken.objects.latest("id").public_id), by=who.actor)
    return headers


def post(client: Client, path: str, body: object, who: Headers, **headers: str) -> Any:
    """Send something as JSON; bytes as they are."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(
        API + path, raw, content_type="application/json", headers={**who, **headers}
    )


def get(client: Client, path: str, who: Headers, **headers: str) -> Any:
    return client.get(API + path, headers={**who, **headers})
