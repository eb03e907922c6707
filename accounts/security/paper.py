"""Signed forms that come back as files: what is taken and what is not."""

from enum import StrEnum
from typing import Final

LARGEST: Final = 5 * 1024 * 1024
ACTIVE_PARTS: Final = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/Encrypt", b"/XFA")


class PaperFault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    LARGE = "large"
    ACTIVE = "active"
    KIND = "kind"


def is_pdf(content: bytes) -> bool:
    """Tell whether the bytes are a PDF, whatever the file is called."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def fault_of_pdf(content: bytes) -> PaperFault | None:
    """Say why a PDF is not taken, or nothing; it is never opened here, only looked through."""
    if not content:
        return PaperFault.EMPTY
    if len(content) > LARGEST:
        return PaperFault.LARGE
    if not is_pdf(content):
        return PaperFault.KIND
    return PaperFault.ACTIVE if any(part in content for part in ACTIVE_PARTS) else None
