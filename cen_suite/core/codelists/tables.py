"""A code list held in memory: what a code is called, stands under and is worth."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Protocol

from typing_extensions import override

from cen_suite.core.text.folding import fold

SOURCE_LANGUAGE: Final = "en"
_NOT_ASKED: Final = object()
_UNSAID: Final = object()


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list, with its words and its dates."""

    code: str
    parent: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    valid_from: date | None = None
    valid_to: date | None = None

    def is_valid(self, on: date) -> bool:
        """Say whether the code could be used on that day."""
        started = self.valid_from is None or self.valid_from <= on
        return started and (self.valid_to is None or on <= self.valid_to)

    def words(self) -> Iterator[str]:
        """Go through everything a person may write for this code, the code itself aside."""
        yield from self.labels.values()
        yield from self.synonyms


class CodeTable:
    """One code list in one edition, in display order; never changes once made."""

    __slots__ = ("_above", "_children", "_codes", "_found", "_labels", "_said", "edition", "name")

    def __init__(self, name: str, edition: str, codes: Iterable[Code]) -> None:
        self.name = name
        self.edition = edition
        self._codes: dict[str, Code] = {code.code: code for code in codes}
        self._above: dict[str, tuple[str, ...]] = {}
        self._said: dict[tuple[str, str], Any] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._children: dict[str, tuple[Code, ...]] | None = None
        self._found: dict[str, str | None] | None = None

    @property
    def codes(self) -> Mapping[str, Code]:
        """All codes of the list by their code, in display order."""
        return MappingProxyType(self._codes)

    def get(self, code: str) -> Code | None:
        """Give the entry of a code, or nothing when the list does not have it."""
        return self._codes.get(code)

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[Code]:
        return iter(self._codes.values())

    def __len__(self) -> int:
        return len(self._codes)

    @override
    def __repr__(self) -> str:
        return f"CodeTable({self.name!r}, {self.edition!r}, {len(self)} codes)"

    def label(self, code: str, language: str = SOURCE_LANGUAGE) -> str:
        """Name a code in a language: else in English, else by the code itself."""
        labels = self._labels.get(language)
        if labels is None:
            labels = self._labels[language] = self._labels_in(language)
        return labels.get(code, code)

    def children(self, parent: str = "") -> tuple[Code, ...]:
        """List the codes directly under another, or the topmost ones."""
        if self._children is None:
            self._children = self._codes_by_parent()
        return self._children.get(parent, ())

    def ancestors(self, code: str) -> tuple[str, ...]:
        """List what a code stands under, the nearest first."""
        known = self._above.get(code)
        if known is None and code in self._codes:
            known = self._above[code] = self._climb(code)
        return known or ()

    def _climb(self, code: str) -> tuple[str, ...]:
        above: list[str] = []
        entry = self._codes.get(code)
        while entry is not None and entry.parent and entry.parent not in above:
            above.append(entry.parent)
            entry = self._codes.get(entry.parent)
        return tuple(above)

    def attribute(self, code: str, key: str, default: Any = None) -> Any:
        """Give what the list says of a code, or of the nearest code above that says it."""
        known = self._said.get((code, key), _NOT_ASKED)
        if known is _NOT_ASKED and code in self._codes:
            known = self._said[code, key] = self._ask(code, key)
        return default if known is _NOT_ASKED or known is _UNSAID else known

    def _ask(self, code: str, key: str) -> Any:
        for each in (code, *self.ancestors(code)):
            entry = self._codes.get(each)
            if entry is not None and key in entry.attributes:
                return entry.attributes[key]
        return _UNSAID

    def find(self, text: str) -> str | None:
        """Find the one code that a code, label or synonym in any language stands for."""
        if text in self._codes:
            return text
        if self._found is None:
            self._found = self._codes_by_word()
        return self._found.get(fold(text))

    def valid(self, code: str, on: date | None = None) -> bool:
        """Say whether the code exists and, when a day is given, could be used on it."""
        entry = self._codes.get(code)
        return entry is not None and (on is None or entry.is_valid(on))

    def _labels_in(self, language: str) -> dict[str, str]:
        return {
            entry.code: entry.labels.get(language)
            or entry.labels.get(SOURCE_LANGUAGE)
            or entry.code
            for entry in self
        }

    def _codes_by_parent(self) -> dict[str, tuple[Code, ...]]:
        families: dict[str, list[Code]] = {}
        for entry in self:
            families.setdefault(entry.parent, []).append(entry)
        return {parent: tuple(members) for parent, members in families.items()}

    def _codes_by_word(self) -> dict[str, str | None]:
        """Map each folded word to its code, or to nothing when several codes share it."""
        takers: dict[str, set[str]] = {}
        for entry in self:
            for word in entry.words():
                takers.setdefault(fold(word), set()).add(entry.code)
        found = {word: self._sole(codes) for word, codes in takers.items()}
        found.update((fold(code), code) for code in self._codes)
        found.pop("", None)
        return found

    def _sole(self, codes: set[str]) -> str | None:
        """Pick the only code, or the only one still in use."""
        in_use = [code for code in codes if self._codes[code].valid_to is None]
        candidates = in_use or list(codes)
        return candidates[0] if len(candidates) == 1 else None


class Lists(Protocol):
    """All code lists by name: what rules and readers of records ask for words."""

    def __getitem__(self, name: str, /) -> CodeTable:
        """Give the list of that name."""
