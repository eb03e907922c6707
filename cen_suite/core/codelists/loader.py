"""Bring code lists into the database; doing it twice changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone, translation

from cen_suite.core.codelists import lookup
from cen_suite.core.codelists.languages import LABEL_COLUMNS
from cen_suite.core.codelists.models import Code as CodeRow
from cen_suite.core.codelists.models import CodeList, Edition
from cen_suite.core.codelists.reading import ListFile, read_lists
from cen_suite.core.codelists.sources import FOLDER, Source, read_sources, source_of
from cen_suite.core.codelists.tables import SOURCE_LANGUAGE, Code

NOMENCLATURES: Final = frozenset({"hs"})  # lists in which the code itself gives the order
_COLUMNS: Final = (
    "parent", "synonyms", "attributes", "valid_from", "valid_to", "order", "source", "label",
    *LABEL_COLUMNS.values(),
)  # fmt: skip
_BATCH: Final = 2000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one list changed, by code."""

    name: str
    total: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    @property
    def is_change(self) -> bool:
        """Say whether anything at all is different from before."""
        return bool(self.added or self.changed or self.ended)


def load_folder(folder: Path = FOLDER) -> tuple[Loaded, ...]:
    """Load every list of a folder, all of them or none."""
    sources = read_sources(folder / "sources.toml")
    files = read_lists(sorted(folder.glob("*.csv")))
    pairs = [(file, source_of(file.path, file.name, sources)) for file in files]
    with transaction.atomic(), translation.override(SOURCE_LANGUAGE):
        lock_lists()
        return tuple(_load_list(file, source) for file, source in pairs)


def lock_lists() -> None:
    """Let one loading at a time compare and write."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE codelists_codelist IN SHARE ROW EXCLUSIVE MODE")
    transaction.on_commit(lookup.forget)


def store_codes(code_list: CodeList, codes: Iterable[Code], *, source: CodeRow.Source) -> Loaded:
    """Make the codes that one source brought to a list equal to those it brings now.

    Codes of other sources stay as they are. A code that the source no longer brings gets
    an end date, because old records still bear it.
    """
    wanted = {
        code.code: {**_columns(code_list.name, code, position), "source": source}
        for position, code in enumerate(codes)
    }
    before = {row.code: row for row in CodeRow.objects.filter(list=code_list)}
    added = [
        CodeRow(list=code_list, code=code, **columns)
        for code, columns in wanted.items()
        if code not in before
    ]
    kept = [(before[code], columns) for code, columns in wanted.items() if code in before]
    changed = [row for row, columns in kept if _amend(row, columns)]
    ended = [row for code, row in before.items() if code not in wanted and _end(row, source)]
    CodeRow.objects.bulk_create(added, batch_size=_BATCH)
    CodeRow.objects.bulk_update([*changed, *ended], _COLUMNS, batch_size=_BATCH)
    loaded = Loaded(code_list.name, len(wanted), *map(_names, (added, changed, ended)))
    note(code_list, loaded, source)
    return loaded


def _load_list(file: ListFile, source: Source) -> Loaded:
    code_list, _ = CodeList.objects.update_or_create(
        name=file.name,
        defaults={
            "title": source.title,
            "origin": source.origin,
            "licence": source.licence,
            "edition": file.edition,
            "checksum": source.sha256,
        },
    )
    return store_codes(code_list, file.codes, source=CodeRow.Source.SHIPPED)


def _columns(name: str, code: Code, position: int) -> dict[str, Any]:
    """Give the columns of a code as the database keeps them."""
    labels = {column: code.labels.get(language) for language, column in LABEL_COLUMNS.items()}
    return {
        "parent": code.parent,
        "synonyms": list(code.synonyms),
        "attributes": dict(code.attributes),
        "valid_from": code.valid_from,
        "valid_to": code.valid_to,
        "order": int(code.code.ljust(6, "0")) if name in NOMENCLATURES else position,
        **labels,
    }


def _amend(row: CodeRow, columns: Mapping[str, Any]) -> bool:
    """Give a row its new columns; say whether any was different."""
    different = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)


def _end(row: CodeRow, source: str) -> bool:
    """End a code yesterday, unless it is another source's or has ended before."""
    if row.source != source or row.valid_to is not None:
        return False
    yesterday = timezone.localdate() - timedelta(days=1)
    row.valid_to = max(yesterday, row.valid_from or yesterday)
    return True


def _names(rows: Iterable[CodeRow]) -> tuple[str, ...]:
    return tuple(row.code for row in rows)


def note(code_list: CodeList, loaded: Loaded, source: str) -> None:
    """Leave a line in the list's history, which also tells every process to read anew."""
    if loaded.is_change:
        Edition.objects.create(
            list=code_list,
            edition=code_list.edition,
            checksum=code_list.checksum,
            source=source,
            added=len(loaded.added),
            changed=len(loaded.changed),
            ended=len(loaded.ended),
        )
