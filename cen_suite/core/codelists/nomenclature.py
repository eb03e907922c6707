"""Complete the Harmonized System with a full nomenclature that an installation brings."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils import translation

from cen_suite.core.codelists.errors import Fault, FaultyList, ListMissing
from cen_suite.core.codelists.loader import Loaded, lock_lists, store_codes
from cen_suite.core.codelists.models import Code as CodeRow
from cen_suite.core.codelists.models import CodeList
from cen_suite.core.codelists.tables import SOURCE_LANGUAGE, Code

_COLUMNS: Final = frozenset({"hscode", "description", "parent"})
_LENGTHS: Final = (2, 4, 6)  # chapter, heading, subheading
_LABEL_LENGTH: Final = 500


def load_nomenclature(path: Path, name: str = "hs") -> Loaded:
    """Add the codes of a full nomenclature; our own short labels stay where we have them."""
    codes = read_nomenclature(path)
    with transaction.atomic(), translation.override(SOURCE_LANGUAGE):
        lock_lists()
        code_list = CodeList.objects.filter(name=name).first()
        if code_list is None:
            raise ListMissing(name)
        ours = set(
            CodeRow.objects.filter(
                list=code_list, source=CodeRow.Source.SHIPPED, valid_to=None
            ).values_list("code", flat=True)
        )
        others = [code for code in codes if code.code not in ours]
        return store_codes(code_list, others, source=CodeRow.Source.NOMENCLATURE)


def read_nomenclature(path: Path) -> tuple[Code, ...]:
    """Read a file with the columns section, hscode, description, parent and level."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        missing = _COLUMNS.difference(rows.fieldnames or ())
        if missing:
            reason = f"missing columns: {', '.join(sorted(missing))}"
            raise FaultyList([Fault(path.name, 1, reason)])
        # Some releases carry a line for the total of all trade and codes such as 9999AA.
        codes = [
            (rows.line_num, _read_code(row))
            for row in rows
            if row["hscode"].isdigit() and len(row["hscode"]) in _LENGTHS
        ]
    faults = [Fault(path.name, line, reason) for line, reason in _find_faults(codes)]
    if faults:
        raise FaultyList(faults)
    return tuple(code for _, code in codes)


def _read_code(row: dict[str, str]) -> Code:
    code = row["hscode"]
    label = " ".join(row["description"].split())[:_LABEL_LENGTH]
    return Code(code=code, parent=code[:-2], labels={SOURCE_LANGUAGE: label})


def _find_faults(codes: list[tuple[int, Code]]) -> Iterable[tuple[int, str]]:
    known: set[str] = set()
    everything = {code.code for _, code in codes}
    for line, code in codes:
        if code.code in known:
            yield line, f"code {code.code} is in the file twice"
        if code.parent and code.parent not in everything:
            yield line, f"parent {code.parent} of {code.code} is not in the file"
        if not code.labels[SOURCE_LANGUAGE]:
            yield line, f"code {code.code} has no description"
        known.add(code.code)
