"""Where each list is from and under which terms, as written beside the lists."""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cen_suite.core.codelists.errors import UnknownOrigin

FOLDER: Final = Path(__file__).resolve().parent / "data"
SOURCES: Final = FOLDER / "sources.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """The provenance of one file."""

    title: str
    origin: str
    licence: str
    edition: str
    valid_from: date
    sha256: str


def read_sources(path: Path = SOURCES) -> dict[str, Source]:
    """Read the provenance of all lists, by the name of the list."""
    with path.open("rb") as text:
        return {name: Source(**table) for name, table in tomllib.load(text).items()}


def checksum(path: Path) -> str:
    """Compute the checksum that a file's provenance must state."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def source_of(path: Path, name: str, sources: dict[str, Source]) -> Source:
    """Give the provenance of a file, or refuse a file that is not the one described."""
    source = sources.get(name)
    if source is None:
        raise UnknownOrigin(f"{path.name}: sources.toml does not say where {name} is from.")
    if source.sha256 != checksum(path):
        raise UnknownOrigin(
            f"{path.name}: the checksum in sources.toml is of another file; "
            "after a deliberate change run stamp_codelists."
        )
    return source
