"""The template workbooks: what each asks, with lists to choose from, in a language."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cen_suite.core.codelists.lookup import lists
from cen_suite.core.codelists.tables import CodeTable
from cen_suite.core.sheets.columns import Choice, Column, SheetPlan
from cen_suite.core.sheets.template import TemplateWords, build
from seizures.record.definition import Kind, Need
from seizures.record.groups import GROUPS
from seizures.record.quantities import allowed_units
from seizures.record.wording import SECTIONS
from seizures.upload.targets import KEY, LINE, Target, family_targets, targets

LANGUAGES: Final = ("en", "fr", "es", "ar")
"""Languages whose labels are complete."""
LONGEST_LIST: Final = 400
FLAT_ROWS: Final = 5_000
NAME: Final = "cen-{family}-{language}{kind}.xlsx"
FLAT: Final = (
    "national_ref", "record_kind", "event_start", "location_type", "location", "location_name",
    "control_stage", "direction", "customs_procedure", "traffic_flow", "selection_reasons",
    "discovery_means", "offences", "concealed", "conveyance.mode", "conveyance.conveyance_type",
    "conveyance.seized", "departure.country", "departure.place", "transit.country",
    "destination.country", "destination.place", "concealment.place", "concealment.methods",
    "line.family", "line.product", "line.description", "line.brand", "line.hs", "line.quantity",
    "line.unit", "line.packages", "line.package_type", "line.value", "line.currency",
    "line.origin_countries", "line.outcome", "persons_total", "arrested_total", "summary",
    "other_text",
)  # fmt: skip
"""The columns of the simple template, goods and case in one row."""
PARTS: Final = (
    "line", "conveyance", "leg", "concealment", "container", "consignment", "person", "company",
)  # fmt: skip
NEEDED_IN_FLAT: Final = frozenset(
    {"national_ref", "departure.country", "destination.country", "conveyance.mode"}
)
SHEET_KINDS: Final = {Kind.LONG_TEXT: "long_text", Kind.YES_NO: "yes_no"}


class Shape(StrEnum):
    """One sheet with a row for each kind of goods, or a sheet for every part of the case."""

    FLAT = "flat"
    FULL = "full"


def template(family: str, language: str, shape: Shape = Shape.FLAT) -> bytes:
    """Build the workbook of a family in a language."""
    with translation.override(language):
        sheets = _flat(family) if shape is Shape.FLAT else _full(family)
        return build(
            sheets,
            _choices(sheets, family, language),
            right_to_left=bool(get_language_info(language)["bidi"]),
            readme=_readme(family, language, shape),
            language=language,
            words=template_words(),
        )


def template_name(family: str, language: str, shape: Shape) -> str:
    """Name the file of a template."""
    kind = "" if shape is Shape.FLAT else "-full"
    return NAME.format(family=family.lower(), language=language, kind=kind)


def template_words() -> TemplateWords:
    """Give the words of the workbook itself in the active language."""
    return TemplateWords(
        readme=_("Read me"),
        check=_("Check"),
        yes=_("Yes"),
        no=_("No"),
        list_error=_("This is not in the list. A code is accepted too."),
        number_error=_("A number is expected here."),
        date_error=_("A date is expected here, for example 2026-11-24."),
        sheet=_("Sheet"),
        column=_("Column"),
        rows=_("Rows"),
        filled=_("Filled"),
        missing=_("Missing"),
        unknown=_("Not in the list"),
    )


def calculating_sheets() -> frozenset[str]:
    """Name the sheets of our templates that calculate, in every language."""
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            found.add(_("Check"))
    return frozenset(found)


def _flat(family: str) -> list[SheetPlan]:
    chosen = [targets()[path] for path in FLAT]
    more = list(family_targets(family))
    return [SheetPlan(_("Cases"), [_column(each, flat=True) for each in chosen + more], FLAT_ROWS)]


def _full(family: str) -> list[SheetPlan]:
    case = [each for each in targets().values() if each.part == "case"]
    plans = [SheetPlan(_("Cases"), [_column(each) for each in case], FLAT_ROWS)]
    for part in PARTS:
        own = [each for each in targets().values() if each.part == part and not each.family]
        own += family_targets(family) if part == LINE else ()
        columns = [_column(targets()[KEY], required=True), *(_column(each) for each in own)]
        plans.append(SheetPlan(str(SECTIONS[GROUPS[part].attribute]), columns, FLAT_ROWS))
    return plans


def _column(target: Target, *, flat: bool = False, required: bool = False) -> Column:
    fact = target.fact
    part = target.path.rpartition(".")[0]
    needed = fact.simple is Need.MANDATORY and target.part in {"case", LINE, "conveyance", "leg"}
    return Column(
        name=target.path,
        heading=str(target.words),
        hint=str(target.help),
        kind=SHEET_KINDS.get(fact.kind, fact.kind.value),
        choices=_list_name(target) if fact.kind in {Kind.CODE, Kind.CODES} else None,
        depends_on=f"{part}.{fact.depends_on}" if fact.depends_on and part else None,
        is_required=required or needed or (flat and target.path in NEEDED_IN_FLAT),
    )


def _list_name(target: Target) -> str | None:
    if target.path in {"line.unit", "line.second_unit"}:
        return "unit-of-product"
    return target.fact.codes or None


def _choices(
    sheets: Sequence[SheetPlan], family: str, language: str
) -> Mapping[str, Sequence[Choice]]:
    names = {column.choices for plan in sheets for column in plan.columns if column.choices}
    known, found = lists(), dict[str, Sequence[Choice]]()
    for name in names:
        if name == "unit-of-product":
            found[name] = list(_units(family, language))
        elif name == "product":
            found[name] = list(_products(family, language))
        elif name == "family":
            found[name] = [Choice(family, known[name].label(family, language))]
        elif len(known[name]) <= LONGEST_LIST:
            found[name] = list(_plain(known[name], language))
    return found


def _plain(table: CodeTable, language: str) -> Iterator[Choice]:
    for code in table:
        if code.valid_to is None:
            yield Choice(code.code, table.label(code.code, language), code.parent)


def _products(family: str, language: str) -> Iterator[Choice]:
    table = lists()["product"]
    for code in table:
        own = table.attribute(code.code, "family") == family
        if own or family in (table.attribute(code.code, "other_families") or ()):
            yield Choice(code.code, table.label(code.code, language), family)


def _units(family: str, language: str) -> Iterator[Choice]:
    """Give the units of each product: the list of the unit follows the product chosen."""
    units = lists()["unit"]
    for product in _products(family, language):
        for unit in allowed_units(family, product.code, lists()):
            yield Choice(unit, units.label(unit, language), product.code)


def _readme(family: str, language: str, shape: Shape) -> list[str]:
    name = lists()["family"].label(family, language)
    rows = (
        _("One row is one kind of goods. Repeat the facts of the case in every row of it; rows "
          "with the same national reference are one case.")
        if shape is Shape.FLAT
        else _("One row of the first sheet is one case. The other sheets hold its parts; the case "
               "key says to which case a row belongs.")
    )  # fmt: skip
    return [
        _("Seizures: %(family)s") % {"family": name},
        rows,
        _("Dark brown headings must be filled. If nobody knows, choose “Unknown”."),
        _(
            "Choose from the lists, or write the code. "
            "Several values in one cell are parted by “;”."
        ),
        _("Dates are written as 2026-11-24. Places are UN/LOCODE codes such as SNDKR."),
        _("Name no person, company, vehicle or account: the global database holds no such data."),
        _("The sheet “%(check)s” counts what is still missing.") % {"check": _("Check")},
    ]
