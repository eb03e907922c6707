"""Problems of cells in the reader's language, and what the cells are called."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seizures.record.groups import REPEATING
from seizures.record.problems import Problem, Severity
from seizures.record.sentences import SENTENCES, sentence
from seizures.record.wording import SECTIONS, label
from seizures.upload.targets import EXTENSION, ROLES, targets

KINDS: Final[Mapping[str, str | Promise]] = {
    "unknown-code": _("The value is not in the list."),
    "unknown-place": _("The place is not known."),
    "unknown-field": _("The family of the goods has no such fact."),
    "too-long": _("The text is too long."),
    "not-a-number": _("This is not a number."),
    "ambiguous-number": _("The number can be read in two ways."),
    "not-whole": _("This is not a whole number."),
    "too-small": _("The number is too small."),
    "too-large": _("The number is too large."),
    "not-a-date": _("This is not a date."),
    "not-yes-or-no": _("This is neither yes nor no."),
    "reported-late": _("The event lies long ago."),
    "place-abroad": _("The place lies in another country."),
    "place-of-other-kind": _("The place is not known as one of this kind."),
    "hs-of-other-goods": _("The HS code is unusual for these goods."),
    "looks-nominal": _("The text looks as if it named a person, vehicle or account."),
    "possible-duplicate": _("A very similar case exists."),
    "scattered-case": _("The rows of one case do not stand together."),
    "same-ref-in-file": _("Two cases of this file have the same reference."),
    "no-such-case": _("The row belongs to no case of this file."),
}
"""Sentences about a kind of problem, where the sentence about one cell has particulars."""


def sentence_of(code: str, params: Mapping[str, str]) -> str:
    """Say what is wrong with a cell."""
    return sentence(Problem(params.get("path", ""), code, Severity.HARD, params))


def kind_in_words(code: str) -> str:
    """Name a kind of problem: its sentence without the particulars of one cell."""
    return str(KINDS.get(code) or SENTENCES[code])


def placed_name_of(path: str) -> str:
    """Name a fact and the part it belongs to: "lines.1.quantity" is Goods 2: Quantity."""
    attribute, _dot, rest = path.partition(".")
    number, _dot, fact = rest.partition(".")
    if not (fact and number.isdigit() and attribute in SECTIONS):
        return name_of(path)
    return f"{SECTIONS[attribute]} {int(number) + 1}: {name_of(path)}"


def name_of(path: str) -> str:
    """Name the fact that a problem is about: "lines.0.quantity" is Quantity."""
    attribute, _dot, rest = path.partition(".")
    if not rest:
        known = targets().get(path)
        return str(known.words if known else SECTIONS.get(path, path))
    key = next((group.key for group in REPEATING if group.attribute == attribute), attribute)
    name = rest.partition(".")[2] if rest[:1].isdigit() else rest
    if name.startswith("extension."):
        wanted = name.removeprefix("extension.")
        found = next(
            (each for each in targets() if each.startswith(EXTENSION) and each.endswith(wanted)),
            "",
        )
        return str(targets()[found].words) if found else wanted
    if key in ROLES or f"{key}.{name}" in targets():
        return str(targets()[f"{key}.{name}"].words)
    try:
        return str(label(f"{key}.{name}"))
    except LookupError:
        return path
