"""Places by the name that only one of them has."""

from collections.abc import Mapping

from cen_suite.core.codelists.places import Place
from cen_suite.core.text.folding import fold

Names = Mapping[str, str | None]


class _Shelf:
    """The register asked last and its names; a process has one register until it is reloaded."""

    kept: tuple[Mapping[str, Place] | None, Names] = (None, {})


def place_named(text: str, places: Mapping[str, Place]) -> str | None:
    """Find the code of the only place of a name; nothing when no place or several have it."""
    register, names = _Shelf.kept
    if register is not places:
        names = _names_of(places)
        _Shelf.kept = (places, names)
    return names.get(fold(text))


def _names_of(places: Mapping[str, Place]) -> Names:
    names: dict[str, str | None] = {}
    for locode, place in places.items():
        for name in {fold(place.name), fold(place.name_ascii or place.name)}:
            names[name] = None if name in names else locode
    return names
