"""A table as an Excel workbook, a CSV text or a JSON document, written as it is read."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import IO, Any

from cen_suite.core.sheets.write import Layout, Target, stream
from seizures.record.facts import SeizureFacts
from seizures.record.payload import to_payload

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}

Pieces = Iterable[list[list[Any]]]


def write_workbook(
    target: Target, headings: Sequence[str], pieces: Pieces, *, title: str, right_to_left: bool
) -> None:
    """Write an Excel workbook; what looks like a formula stays text.

    Given a path, it needs the same memory for any number of rows; an open file is handed the
    whole workbook at the end.
    """
    layout = Layout(title=title, right_to_left=right_to_left)
    stream(target, headings, chain.from_iterable(pieces), layout=layout)


def write_csv(target: IO[bytes], headings: Sequence[str], pieces: Pieces) -> None:
    """Write CSV in UTF-8 with a mark, so that spreadsheets know it; no cell begins a formula."""
    text = io.TextIOWrapper(target, "utf-8-sig", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(headings)
    for piece in pieces:
        table.writerows([_harmless(cell) for cell in row] for row in piece)
    text.detach()


def write_json(target: IO[bytes], pieces: Iterable[list[tuple[str, str, SeizureFacts]]]) -> None:
    """Write a JSON list of cases, each as the canonical payload with its reference and state."""
    target.write(b"[")
    for number, (reference, state, facts) in enumerate(chain.from_iterable(pieces)):
        document = {"reference": reference, "state": state, **to_payload(facts)}
        target.write(b",\n" if number else b"\n")
        target.write(json.dumps(document, ensure_ascii=False, sort_keys=True).encode())
    target.write(b"\n]\n")


def counted(pieces: Iterable[list[Any]], report: Callable[[int], None]) -> Iterator[list[Any]]:
    """Pass pieces through and report how many rows have gone by."""
    done = 0
    for piece in pieces:
        done += len(piece)
        yield piece
        report(done)


def _harmless(cell: Any) -> Any:
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
