"""The signed form of a request."""

from accounts.errors import Refused
from accounts.gate import Actor
from accounts.permissions import Permission
from accounts.queries.access_requests import request_for
from cen_suite.core.files import store


def signed_form_for(actor: Actor, public_id: str) -> tuple[bytes, str, str]:
    """Read the signed form: its bytes, its kind and the name to save it under."""
    found = request_for(actor, public_id).request
    if found.signed_form is None:
        raise Refused(Permission.ACCOUNT_APPROVE.value, f"access-request:{public_id}")
    media_type = found.signed_form.media_type
    ending = "pdf" if media_type == "application/pdf" else "jpg"
    return store.read(found.signed_form), media_type, f"{found.reference}-signed.{ending}"
