"""Which code a word in no list probably means."""

from difflib import get_close_matches
from typing import Any, Final

from cen_suite.core.codelists.lookup import lists
from cen_suite.core.codelists.tables import CodeTable
from cen_suite.core.text.folding import fold
from seizures.queries.uploads import UnknownWord
from seizures.upload.targets import targets

LIKENESS: Final = 0.72


def with_suggestions(words: list[UnknownWord]) -> list[dict[str, Any]]:
    """Give each word with its list, how often it stands, and the code it resembles."""
    known: dict[str, dict[str, str]] = {}
    found = []
    for word in words:
        folded = fold(word.said)
        if word.about != "place" and word.about not in known:
            known[word.about] = _words(lists()[word.about])
        near = get_close_matches(folded, known.get(word.about, {}), n=1, cutoff=LIKENESS)
        found.append(
            {
                "about": word.about,
                "said": word.said,
                "folded": folded,
                "count": word.count,
                "headings": [_in_words(heading) for heading in word.headings],
                "suggested": known[word.about][near[0]] if near else "",
            }
        )
    return found


def _in_words(heading: str) -> str:
    """Say a heading of our own templates in words."""
    known = targets().get(heading)
    return str(known.words) if known else heading


def _words(table: CodeTable) -> dict[str, str]:
    return {
        fold(word): code.code
        for code in table
        if code.valid_to is None
        for word in (code.code, *code.words())
    }
