"""Seal small secrets, such as those of authenticators, before they reach the database."""

import base64

from cen_suite.core.crypto import keyring, seal

KEY = "accounts"
CONTEXT = b"accounts/second-factor/1"


def seal_text(text: str) -> str:
    """Seal a text so that it fits a text field."""
    return base64.b64encode(seal.seal(keyring.keys(KEY), text.encode(), context=CONTEXT)).decode()


def open_text(sealed: str) -> str:
    """Open a sealed text, or raise Damaged."""
    raw = base64.b64decode(sealed)
    return seal.unseal(keyring.keys(KEY), raw, context=CONTEXT).decode()
