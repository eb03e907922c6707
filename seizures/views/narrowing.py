"""What a search can be narrowed by, and what it is narrowed by now, in the reader's words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cen_suite.core.codelists.lookup import find_places, label, place, table
from cen_suite.core.web.templatetags.formats import day_words
from seizures.search.criteria import Criteria, Criterion
from seizures.search.dimensions import SOURCES, Dimension
from seizures.states import State

SHOWN = 6
OPEN = 7

TITLES: dict[Dimension, str | Promise] = {
    Dimension.FAMILY: _("Family"),
    Dimension.PRODUCT: _("Product"),
    Dimension.YEAR: _("Year"),
    Dimension.REPORTING: _("Reported by"),
    Dimension.DEPARTURE: _("Departure"),
    Dimension.TRANSIT: _("Transit"),
    Dimension.DESTINATION: _("Destination"),
    Dimension.ROUTE: _("Anywhere on the route"),
    Dimension.MODE: _("Mode of transport"),
    Dimension.CONVEYANCE: _("Means of conveyance"),
    Dimension.LOCATION_TYPE: _("Kind of place"),
    Dimension.PLACE: _("Place"),
    Dimension.DIRECTION: _("Direction"),
    Dimension.PROCEDURE: _("Customs procedure"),
    Dimension.SELECTION: _("How it was chosen"),
    Dimension.DISCOVERY: _("How it was found"),
    Dimension.FLOW: _("Traffic flow"),
    Dimension.STAGE: _("Stage of control"),
    Dimension.CONCEALMENT: _("Place of concealment"),
    Dimension.METHOD: _("Method of concealment"),
    Dimension.OFFENCE: _("Offence"),
    Dimension.OPERATOR: _("Postal or express operator"),
    Dimension.HS: _("HS code"),
    Dimension.ORIGIN: _("Origin of the goods"),
    Dimension.BRAND: _("Brand"),
    Dimension.NATIONALITY: _("Nationality of persons"),
    Dimension.RECORD_KIND: _("Kind of record"),
    Dimension.STATE: _("State"),
    Dimension.HAS: _("With"),
}
SIDE = (
    Dimension.FAMILY,
    Dimension.PRODUCT,
    Dimension.YEAR,
    Dimension.REPORTING,
    Dimension.DEPARTURE,
    Dimension.DESTINATION,
    Dimension.MODE,
    Dimension.CONVEYANCE,
    Dimension.LOCATION_TYPE,
    Dimension.DIRECTION,
    Dimension.SELECTION,
    Dimension.DISCOVERY,
    Dimension.CONCEALMENT,
    Dimension.ORIGIN,
    Dimension.NATIONALITY,
    Dimension.STATE,
    Dimension.HAS,
)


@dataclass(frozen=True, slots=True)
class Picker:
    """A field in which a value can be typed that the result does not list."""

    name: str
    label: str | Promise
    codes: str


PICKERS = (
    Picker(Dimension.PRODUCT.value, _("Product"), "product"),
    Picker(Dimension.ROUTE.value, _("Country on the route"), "country"),
    Picker(Dimension.PLACE.value, _("Place"), ""),
)
MARKS: dict[str, str | Promise] = {
    "photo": _("Photos"),
    "arrest": _("Arrests"),
    "person": _("Persons"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a result holds, and how often."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One dimension with its most frequent values."""

    title: str
    name: str
    choices: tuple[Choice, ...]
    more_url: str
    is_whole: bool

    def is_used(self, criteria: Criteria) -> bool:
        """Tell whether somebody asked for one of the values, or for all of the list."""
        return self.is_whole or bool(criteria.codes(Dimension(self.name)))


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing the search asks, and the address of the search without it."""

    text: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A search whose typed words have become codes, and the words no list knows."""

    criteria: Criteria
    unknown: tuple[str, ...]


def resolve(criteria: Criteria) -> Resolved:
    """Turn what a person typed for a value ("khat", "Brésil") into its code."""
    values: list[Criterion] = []
    unknown: list[str] = []
    for criterion in criteria.values:
        code = _code_of(criterion)
        if code is None:
            unknown.append(criterion.code)
        else:
            values.append(replace(criterion, code=code))
    return Resolved(replace(criteria, values=tuple(dict.fromkeys(values))), tuple(unknown))


def _code_of(criterion: Criterion) -> str | None:
    if criterion.dimension is Dimension.PLACE:
        found = place(criterion.code) or next(iter(find_places(criterion.code, limit=1)), None)
        return found.locode if found else None
    listed = SOURCES[criterion.dimension].codes if criterion.dimension in SOURCES else ""
    return table(listed).find(criterion.code) if listed else criterion.code


def facets(
    criteria: Criteria, counts: Mapping[Dimension, Counter[str]], *, unfolded: str, here: str
) -> list[Facet]:
    """List what the result can be narrowed by; `unfolded` names the dimension shown whole."""
    shown = [
        _facet(dimension, criteria, counts.get(dimension, Counter()), unfolded, here)
        for dimension in SIDE
    ]
    return [each for each in shown if each.choices]


def chips(criteria: Criteria, here: str) -> list[Chip]:
    """List what the search asks, each to be taken back by one click."""
    return list(_chips(criteria, here))


def words_of(dimension: Dimension, code: str) -> str:
    """Say a value of a dimension in the reader's language."""
    if dimension is Dimension.HAS:
        return str(MARKS.get(code, code))
    if dimension is Dimension.STATE:
        return str(State(code).label) if code in State.values else code
    if dimension is Dimension.PLACE:
        found = place(code)
        return found.name if found else code
    listed = SOURCES[dimension].codes
    return label(listed, code) if listed else code


def _facet(
    dimension: Dimension, criteria: Criteria, counted: Counter[str], unfolded: str, here: str
) -> Facet:
    chosen = criteria.codes(dimension)
    ranked = [code for code, _count in counted.most_common() if code not in chosen]
    if dimension is Dimension.YEAR:
        ranked.sort(reverse=True)
    whole = unfolded == dimension.value
    listed = [*chosen, *(ranked if whole else ranked[: max(0, SHOWN - len(chosen))])]
    has_more = not whole and len(ranked) + len(chosen) > len(listed)
    more = f"more={dimension.value}"
    return Facet(
        title=str(TITLES[dimension]),
        name=dimension.value,
        choices=tuple(
            Choice(code, words_of(dimension, code), counted.get(code, 0), code in chosen)
            for code in listed
        ),
        more_url=f"{here}?{_joined(criteria.query(), more)}" if has_more else "",
        is_whole=whole,
    )


def _chips(criteria: Criteria, here: str) -> Iterator[Chip]:
    if criteria.text:
        quoted = gettext("“%(words)s”") % {"words": criteria.text}
        yield Chip(quoted, _address(replace(criteria, text=""), here))
    if criteria.since:
        text = gettext("from %(day)s") % {"day": day_words(criteria.since)}
        yield Chip(text, _address(replace(criteria, since=None), here))
    if criteria.until:
        text = gettext("until %(day)s") % {"day": day_words(criteria.until)}
        yield Chip(text, _address(replace(criteria, until=None), here))
    for criterion in criteria.values:
        yield Chip(_asked(criterion), _address(criteria.without(criterion), here))


def _asked(criterion: Criterion) -> str:
    title = TITLES[criterion.dimension]
    return f"{title}: {words_of(criterion.dimension, criterion.code)}"


def _address(criteria: Criteria, here: str) -> str:
    query = criteria.query()
    return f"{here}?{query}" if query else here


def _joined(*queries: str) -> str:
    return "&".join(query for query in queries if query)
