"""Why a picture is not taken."""

from collections.abc import Mapping


class ImageRefused(Exception):
    """A picture is not taken: a code for the machine and the particulars for the sentence."""

    def __init__(self, code: str, params: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str | int] = params or {}
