"""Enter the pages as somebody, without the sign-in page."""

import time

from django.test import Client

from accounts.security.sessions import SEEN, STARTED
from tests.accounts.people import Somebody


def enter(client: Client, who: Somebody) -> Client:
    """Sign a person in, as if he had just come through the front door."""
    client.force_login(who.user, backend="accounts.backend.StrikeBackend")
    session = client.session
    session[STARTED] = session[SEEN] = time.time()
    session.save()
    return client
