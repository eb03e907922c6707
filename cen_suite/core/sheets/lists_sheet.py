"""The hidden sheet behind the drop-down lists of a template.

A plain list is one column with a defined name. A list that depends on another column is two:
the parent's label and the child's, the children of one parent together, so that a cell finds its
part by OFFSET and MATCH. Labels with spaces and in any script work, in Excel and LibreOffice.
"""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from cen_suite.core.sheets.columns import Choice, Column, Kind
from cen_suite.core.sheets.names import column_letters, defined_name
from cen_suite.core.sheets.texts import write_text

TITLE = "Lists"
YES_NO = "yes-no"


class ListsSheet:
    """Collects the lists that columns ask for, then writes them in one go."""

    def __init__(
        self, lists: Mapping[str, Sequence[Choice]], *, yes_no: tuple[str, str] = ("Yes", "No")
    ) -> None:
        plain = (Choice("yes", yes_no[0]), Choice("no", yes_no[1]))
        self._lists = {YES_NO: plain, **lists}
        self._written: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}

    def plain_source(self, column: Column) -> str:
        """Give the formula of the whole list of a column, or nothing."""
        slug = YES_NO if column.kind == Kind.YES_NO else column.choices
        if not slug or not self._lists.get(slug):
            return ""
        name = defined_name("list", slug)
        if name not in self._names:
            self._write(name, [shown for _code, shown in self._shown(slug)])
        return name

    def dependent_source(self, column: Column, parent: Column, parent_cell: str) -> str:
        """Give the formula of the part of a list that belongs to the parent's cell."""
        if not column.choices or not parent.choices:
            return ""
        parents = defined_name("parents", f"{column.choices}_{parent.choices}")
        children = defined_name("children", f"{column.choices}_{parent.choices}")
        if parents not in self._names:
            pairs = self._pairs(column.choices, parent.choices)
            self._write(parents, [pair[0] for pair in pairs])
            self._write(children, [pair[1] for pair in pairs], first_cell_only=True)
        return (
            f"OFFSET({children},MATCH({parent_cell},{parents},0)-1,0,"
            f"COUNTIF({parents},{parent_cell}),1)"
        )

    def size(self, column: Column) -> int:
        """Count the entries of a column's list."""
        return len(self._lists.get(column.choices or "", ()))

    def add_to(self, book: Workbook) -> None:
        """Write the hidden sheet and its defined names."""
        sheet = book.create_sheet(TITLE)
        sheet.sheet_state = "hidden"
        for number, (name, labels) in enumerate(self._written.items(), start=1):
            for row, text in enumerate([name, *labels], start=1):
                write_text(sheet, row, number, text)
        for name, place in self._names.items():
            book.defined_names[name] = DefinedName(name, attr_text=place)

    def _write(self, name: str, labels: list[str], *, first_cell_only: bool = False) -> None:
        self._written[name] = labels
        letters = column_letters(len(self._written))
        last = "" if first_cell_only else f":${letters}${max(len(labels), 1) + 1}"
        self._names[name] = f"{TITLE}!${letters}$2{last}"

    def _shown(self, slug: str) -> list[tuple[str, str]]:
        """Pair codes with labels; a label that stands twice takes its code along."""
        choices = self._lists[slug]
        labels = list({choice.code: choice.label for choice in choices}.values())
        twice = (
            {label for label in labels if labels.count(label) > 1}
            if len(set(labels)) < len(labels)
            else set()
        )
        return [
            (
                choice.code,
                f"{choice.label} ({choice.code})" if choice.label in twice else choice.label,
            )
            for choice in choices
        ]

    def _pairs(self, slug: str, parent_slug: str) -> list[tuple[str, str]]:
        """Pair each child's label with its parent's, the children of one parent together."""
        parents = dict(self._shown(parent_slug))
        place = {code: number for number, code in enumerate(parents)}
        shown = dict(self._shown(slug))
        children = [choice for choice in self._lists[slug] if choice.parent in parents]
        children.sort(key=lambda choice: place[choice.parent])
        return [(parents[choice.parent], shown[choice.code]) for choice in children]
