"""Every problem as a sentence that says what is wrong and what to do about it."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seizures.record.problems import Problem

SENTENCES: Final[Mapping[str, str | Promise]] = {
    # cells that cannot be read
    "unknown-code": _("“%(value)s” is not in the list. Choose a value of the list."),
    "unknown-place": _(
        "“%(value)s” is not a known place. Write a UN/LOCODE such as SNDKR, "
        "or the name of the place as text."
    ),
    "unknown-field": _("The record has no field “%(field)s”."),
    "too-long": _("This has %(length)s characters; at most %(most)s are kept."),
    "control-character": _("This holds a sign that cannot be printed. Type the text again."),
    "not-a-number": _("“%(value)s” is not a number. Write digits, such as 12.5."),
    "ambiguous-number": _(
        "“%(value)s” could mean two numbers, one a thousand times the other. "
        "Write it without the sign, or with all its decimals."
    ),
    "not-whole": _("“%(value)s” is not a whole number."),
    "too-small": _("“%(value)s” is too small: the least is %(least)s."),
    "too-large": _("“%(value)s” is too large: the most is %(most)s."),
    "not-a-date": _("“%(value)s” is not a date. Write it as 2026-11-21."),
    "not-yes-or-no": _("“%(value)s” is neither yes nor no."),
    "formula": _("A formula stands here. Put its value in its place."),
    # what is missing
    "missing": _("This must be answered. If nobody knows, say “unknown”."),
    "no-goods": _("Say what was seized: at least one kind of goods."),
    "no-conveyance": _("Say by what the goods travelled."),
    "other-needs-text": _("You chose “other”: say in a few words what it is."),
    "currency-missing": _("Say in which currency the amount is."),
    "more-arrested-than-persons": _("More persons were arrested than were involved."),
    "half-a-position": _("A position needs latitude and longitude."),
    "brand-missing": _("Counterfeit goods copy a brand: name it if you can."),
    # dates
    "in-the-future": _("This day has not come yet."),
    "too-old": _("This day is too long ago to be right."),
    "ends-before-start": _("The end lies before the beginning."),
    "detected-too-early": _("The detection lies more than a month before the event."),
    "reported-late": _("The event is more than %(days)s days old."),
    "route-runs-back": _("This day lies before an earlier stage of the route."),
    "expires-before-production": _("The goods expire before they were made."),
    # places and conveyances
    "place-abroad": _("%(place)s does not lie in %(country)s."),
    "place-of-other-kind": _("%(place)s is not known as a place of this kind."),
    "mode-of-other-place": _("This mode of transport is unusual at such a place."),
    "conveyance-of-other-mode": _("This means of conveyance belongs to another mode."),
    # route
    "no-departure": _("Say where the goods came from; “unknown” is an answer."),
    "no-destination": _("Say where the goods were going; “unknown” is an answer."),
    "seized-twice": _("The goods can be seized at one stage only."),
    "seized-elsewhere": _("The stage of the seizure is not the place of the control."),
    "route-out-of-order": _("This stage stands in the wrong order."),
    "goes-nowhere": _("Departure and destination are the same."),
    # goods
    "not-positive": _("The quantity must be more than nothing."),
    "product-of-other-family": _("This product belongs to another family."),
    "unit-not-allowed": _("This product is not measured in this unit."),
    "hs-of-other-goods": _("The HS code %(hs)s is unusual for these goods."),
    "unusually-large": _(
        "Larger than all but one in a thousand seizures of such goods. "
        "Is the unit right? Grams, perhaps?"
    ),
    "cover-is-the-goods": _("The cover load has the same HS code as the seized goods."),
    "same-measure-twice": _("Both measures are in the same unit."),
    # identifiers and free text
    "check-digit": _("This number is not well formed or its check digit is wrong: look again."),
    "looks-nominal": _(
        "“%(piece)s” looks as if it named a person, vehicle or account. "
        "The global database holds no such data: take it out."
    ),
    # against what is stored
    "same-national-ref": _("Your administration already has a case with this reference."),
    "possible-duplicate": _("A very similar case exists: %(reference)s."),
    "repeated-row": _("These facts of the case differ from its first row."),
    "scattered-case": _(
        "This case has rows further up as well, from row %(row)s on. "
        "Put the rows of one case together."
    ),
    "same-ref-in-file": _("Another case of this file, in row %(row)s, has the same reference."),
    "no-such-case": _("No case of this file has the mark “%(value)s”."),
    "no-case-key": _("This row does not say to which case it belongs."),
    "not-a-case": _("This is not a case: each case is an object with named facts."),
}


def sentence(problem: Problem) -> str:
    """Say a problem in the active language; raises LookupError for a code without words."""
    return str(SENTENCES[problem.code]) % problem.params
