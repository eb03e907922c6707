"""Which words people use for each column, in every language of the suite."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.utils import translation

from cen_suite.core.text.folding import fold
from seizures.upload.synonyms import SYNONYMS
from seizures.upload.targets import KEY, Target, targets

EXACT: Final = 1.0
BY_SYNONYM: Final = 0.95
GUESSED: Final = 0.8
LEAST_LIKENESS: Final = 0.86
LEAST_LENGTH: Final = 5
"""Shorter headings resemble too much."""
PREFERRED: Final = ("case", "line", "departure", "destination", "transit", "conveyance")
"""Where one word names several facts, the part that a flat sheet most likely means."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading probably stands for."""

    path: str
    confidence: float


class Vocabulary:
    """Every word for every target, folded; made once a process."""

    def __init__(self) -> None:
        self._names = {_machine(path): path for path in targets()}
        self._labels: dict[str, list[str]] = {}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                for target in targets().values():
                    self._add(str(target.words), target)
        self._synonyms = {fold(word): path for path, words in SYNONYMS.items() for word in words}
        self._all = [*self._labels, *self._synonyms]

    def meaning(self, heading: str, part: str = "") -> Meaning | None:
        """Find what a heading stands for; `part` is the part of the case its sheet is about."""
        named = self._names.get(_machine(heading))
        if named:
            return Meaning(named, EXACT)
        folded = fold(heading)
        return self._exact(folded, part) if folded else None

    def guess(self, heading: str, part: str = "") -> Meaning | None:
        """Find what a heading nearly says; a person has to agree."""
        folded = fold(heading)
        if len(folded) < LEAST_LENGTH:
            return None
        near = get_close_matches(folded, self._all, n=1, cutoff=LEAST_LIKENESS)
        guessed = self._exact(near[0], part) if near else None
        return Meaning(guessed.path, GUESSED) if guessed else None

    def _exact(self, folded: str, part: str) -> Meaning | None:
        labelled = self._labels.get(folded)
        if labelled:
            own = [path for path in labelled if targets()[path].part == part]
            path = (own or labelled)[0]
            return Meaning(path, EXACT if own or len(labelled) == 1 else BY_SYNONYM)
        named = self._synonyms.get(folded)
        return Meaning(named, BY_SYNONYM) if named else None

    def _add(self, words: str, target: Target) -> None:
        paths = self._labels.setdefault(fold(words), [])
        if target.path not in paths:
            paths.append(target.path)
            paths.sort(key=_rank)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Give the words, made at the first question."""
    return Vocabulary()


def _rank(path: str) -> tuple[int, int]:
    target = targets()[path]
    place = PREFERRED.index(target.part) if target.part in PREFERRED else len(PREFERRED)
    return (1 if target.family else 0, place)


def _machine(text: str) -> str:
    """Write a machine name in one way; the key of templates is one of them."""
    return text.strip().casefold() if text != KEY else KEY


Remembered = Mapping[str, str]
"""What the headings of an administration meant before: folded heading to path."""
