"""How large a workbook may be before it is refused unread."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The sizes a file must keep to; measured so that reading stays below 600 MB of memory."""

    file_bytes: int = 100 * MEGABYTE
    entries: int = 200
    unpacked_bytes: int = 400 * MEGABYTE
    ratio: int = 100
    small_entry: int = MEGABYTE
    """Entries below this size may pack better than the ratio: nothing can be hidden in them."""
    rows: int = 200_000
    columns: int = 512
    field_characters: int = 32_767
    line_bytes: int = 4 * MEGABYTE


USUAL = Limits()
