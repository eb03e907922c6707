"""Signs that no column of the database holds: NUL, and halves of surrogate pairs."""

import re
from typing import Final

_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_SHOWN: Final = "\ufffd"


def is_storable(text: str) -> bool:
    """Tell whether a text can be kept as it is."""
    return _UNSTORABLE.search(text) is None


def storable(text: str) -> str:
    """Give a text that can be kept and shown: each impossible sign becomes the mark for one."""
    return _UNSTORABLE.sub(_SHOWN, text)
