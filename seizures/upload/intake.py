"""Look at a file before it is kept: what is no plain table is refused with a reason."""

from typing import BinaryIO, Final

from cen_suite.core.sheets.errors import Refusal
from cen_suite.core.sheets.guard import Inspected, inspect
from cen_suite.core.web.json_body import parse_json
from seizures.errors import UploadRefused
from seizures.upload.refusals import NO_LIST
from seizures.upload.sheet import calculating_sheets

MOST_CASES: Final = 10_000
MOST_LIST_BYTES: Final = 16 << 20


def look_at(file: BinaryIO, *, name: str) -> Inspected:
    """Inspect a file; the sheet that counts in our own templates may calculate."""
    return inspect(file, name=name, formula_sheets=calculating_sheets())


def look_at_list(raw: bytes) -> None:
    """Refuse what is no list of cases, or one that is better sent as a workbook."""
    cases = parse_json(raw)
    if not isinstance(cases, list) or not cases:
        raise UploadRefused(NO_LIST)
    if len(cases) > MOST_CASES:
        raise Refusal("too-many-rows", {"sheet": "JSON", "limit": MOST_CASES})
