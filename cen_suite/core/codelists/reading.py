"""Read the CSV of one code list and refuse it when anything in it is wrong."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from cen_suite.core.codelists.errors import Fault, FaultyList
from cen_suite.core.codelists.tables import SOURCE_LANGUAGE, Code
from cen_suite.core.text.folding import fold

REQUIRED_COLUMNS: Final = (
    "code", "parent", "label_en", "label_fr", "label_es", "label_ar",
    "synonyms", "valid_from", "valid_to", "attributes",
)  # fmt: skip
_LABEL: Final = "label_"
_CODE_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class ListFile:
    """What one file of the data folder holds: a list in an edition, codes in order."""

    path: Path
    name: str
    edition: str
    codes: tuple[Code, ...]


def read_lists(paths: Iterable[Path]) -> tuple[ListFile, ...]:
    """Read several lists and name what is wrong in all of them at once."""
    files: list[ListFile] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            files.append(read_list(path))
        except FaultyList as refusal:
            faults.extend(refusal.faults)
    if faults:
        raise FaultyList(faults)
    return tuple(files)


def read_list(path: Path) -> ListFile:
    """Read a file named `<list>-<edition>.csv`, or name every line that is wrong."""
    name, _, edition = path.stem.rpartition("-")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, strict=True)
        missing = [column for column in REQUIRED_COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise FaultyList([Fault(path.name, 1, f"missing columns: {', '.join(missing)}")])
        entries = [(rows.line_num, row) for row in rows]
    faults: list[Fault] = []
    codes: list[tuple[int, Code]] = []
    for line, row in entries:
        try:
            codes.append((line, _read_code(row)))
        except ValueError as problem:
            faults.append(Fault(path.name, line, str(problem)))
    faults.extend(Fault(path.name, line, reason) for line, reason in _compare(codes))
    if faults:
        raise FaultyList(sorted(faults, key=lambda fault: fault.line))
    return ListFile(path, name, edition, tuple(code for _, code in codes))


def _read_code(row: Mapping[str | None, Any]) -> Code:
    if None in row or None in row.values():
        raise ValueError("the line does not have as many cells as the heading")
    cells = {str(column): str(cell).strip() for column, cell in row.items()}
    labels = {
        _language(column): cell for column, cell in cells.items() if column[:6] == _LABEL and cell
    }
    if not 0 < len(cells["code"]) <= _CODE_LENGTH:
        raise ValueError(f"a code must have 1 to {_CODE_LENGTH} characters")
    if SOURCE_LANGUAGE not in labels:
        raise ValueError(f"the English label of {cells['code']} is missing")
    return Code(
        code=cells["code"],
        parent=cells["parent"],
        labels=labels,
        synonyms=tuple(word.strip() for word in cells["synonyms"].split("|") if word.strip()),
        attributes=_read_attributes(cells["attributes"]),
        valid_from=_read_date(cells["valid_from"]),
        valid_to=_read_date(cells["valid_to"]),
    )


def _language(column: str) -> str:
    return column.removeprefix(_LABEL).replace("_", "-")


def _read_attributes(cell: str) -> Mapping[str, Any]:
    if not cell:
        return {}
    try:
        attributes = json.loads(cell)
    except json.JSONDecodeError as problem:
        raise ValueError(f"attributes are not JSON: {problem}") from problem
    if not isinstance(attributes, dict):
        raise ValueError("attributes must be a JSON object")  # noqa: TRY004 -- a fault of the file
    return attributes


def _read_date(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _compare(codes: Sequence[tuple[int, Code]]) -> Iterator[tuple[int, str]]:
    """Name what is wrong between the lines of a list."""
    known = {code.code for _, code in codes}
    first: dict[str, int] = {}
    for line, code in codes:
        if code.code in first:
            yield line, f"code {code.code} is already on line {first[code.code]}"
        first.setdefault(code.code, line)
        if code.parent and code.parent not in known:
            yield line, f"parent {code.parent} of {code.code} is not in the list"
        if code.parent == code.code:
            yield line, f"code {code.code} stands under itself"
    yield from _find_shared_words(codes)


def _find_shared_words(codes: Sequence[tuple[int, Code]]) -> Iterator[tuple[int, str]]:
    """Name words that would stand for two codes under one parent, so that neither is found."""
    owners: dict[tuple[str, str], str] = {}
    for line, code in codes:
        if code.valid_to is not None:
            continue
        for word in {fold(word): word for word in (code.code, *code.words())}.items():
            owner = owners.setdefault((code.parent, word[0]), code.code)
            if owner != code.code:
                yield line, f"“{word[1]}” stands for both {owner} and {code.code}"
