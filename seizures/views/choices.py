"""What a searchable list of a form asks while one types: codes and places."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.vary import vary_on_cookie

from cen_suite.core.codelists.errors import ListMissing
from cen_suite.core.codelists.lookup import find_places, lists, table
from cen_suite.core.codelists.places import Place
from cen_suite.core.codelists.tables import Code, CodeTable
from cen_suite.core.text.folding import fold
from seizures.record.quantities import allowed_units

SHOWN: Final = 60
LONGEST: Final = 80
NO_FIT: Final = 9


@vary_on_cookie
@cache_control(private=True, max_age=300)
def codes(request: HttpRequest, name: str) -> JsonResponse:
    """Find codes by code, label in any language or synonym; narrowed by what stands above them."""
    try:
        found = table(name)
    except ListMissing as error:
        raise Http404 from error
    wanted = fold(_asked(request, "q"))
    over = {key.rpartition("-")[2]: str(value).strip() for key, value in request.GET.items()}
    fitting = [code for code in _narrowed(found, over) if code.valid_to is None]
    ranked = sorted(
        ((_fit(code, wanted), at, code) for at, code in enumerate(fitting)),
        key=lambda each: each[:2],
    )
    kept = [code for fit, _, code in ranked if fit < NO_FIT]
    shown = sorted(kept[:SHOWN], key=fitting.index) if not wanted else kept[:SHOWN]
    return JsonResponse(
        {"options": [_option(found, code) for code in shown], "more": len(kept) > SHOWN}
    )


@vary_on_cookie
@cache_control(private=True, max_age=300)
def places(request: HttpRequest) -> JsonResponse:
    """Find places by UN/LOCODE or name, in a country and of a kind if these are known."""
    country = _asked(request, "country")[:2].upper() or None
    functions = _functions(_asked(request, "location_type"))
    found = find_places(_asked(request, "q"), country, limit=SHOWN * 3)
    serving = [place for place in found if not functions or place.serves(functions)]
    others = [place for place in found if place not in serving]
    shown = [*serving, *others][:SHOWN]
    return JsonResponse(
        {"options": [_place(place) for place in shown], "more": len(found) > SHOWN}
    )


def _asked(request: HttpRequest, name: str) -> str:
    return str(request.GET.get(name, "")).replace("\x00", "").strip()[:LONGEST]


def _narrowed(found: CodeTable, over: Mapping[str, str]) -> Iterable[Code]:
    narrow = _NARROWING.get(found.name)
    return narrow(found, over) if narrow else found


def _by_mode(found: CodeTable, over: Mapping[str, str]) -> Iterator[Code]:
    mode = over.get("mode", "")
    for code in found:
        modes = found.attribute(code.code, "modes") or found.attribute(code.code, "mode")
        if not mode or not modes or mode in modes:
            yield code


def _by_family(found: CodeTable, over: Mapping[str, str]) -> Iterator[Code]:
    family = over.get("family", "")
    for code in found:
        others = found.attribute(code.code, "other_families") or ()
        if not family or found.attribute(code.code, "family") == family or family in others:
            yield code


def _units_of(found: CodeTable, over: Mapping[str, str]) -> Iterable[Code]:
    product = over.get("product", "")
    allowed = allowed_units(product.partition("-")[0], product, lists()) if product else ()
    first = [code for each in allowed if (code := found.get(each))]
    return [*first, *(code for code in found if code not in first)] if first else found


_NARROWING: Final[Mapping[str, Any]] = {
    "conveyance-type": _by_mode,
    "concealment-place": _by_mode,
    "concealment-method": _by_mode,
    "product": _by_family,
    "unit": _units_of,
}


def _functions(location_type: str) -> str:
    found = table("location-type").attribute(location_type, "functions") if location_type else ()
    return "".join(found or ())


def _fit(code: Code, wanted: str) -> int:
    """Rank how well a code fits what was typed: the smaller the better."""
    if not wanted:
        return 0
    own = fold(code.code)
    labels = [fold(label) for label in code.labels.values()]
    words = [fold(word) for word in code.words()]
    if wanted in (own, *labels, *words):
        return 0
    if any(label.startswith(wanted) for label in labels) or own.startswith(wanted):
        return 1
    if any(word.startswith(wanted) for word in words):
        return 2
    text = f"{own} {' '.join(words)}"
    return 3 if all(part in text for part in wanted.split()) else NO_FIT


def _option(found: CodeTable, code: Code) -> dict[str, str]:
    language = get_language() or "en"
    group = found.label(code.parent, language) if code.parent else ""
    return {"code": code.code, "label": found.label(code.code, language), "group": group}


def _place(place: Place) -> dict[str, str]:
    return {
        "code": place.locode,
        "label": place.name,
        "hint": f"{place.locode[:2]} {place.locode[2:]}",
    }
