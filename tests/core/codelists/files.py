"""Small lists for the tests, written as the suite's own are."""

import hashlib
from pathlib import Path

HEADING = "code,parent,label_en,label_fr,label_es,label_ar,synonyms,valid_from,valid_to,attributes"


def write_list(folder: Path, name: str, *lines: str) -> Path:
    """Write a list of edition 2026 and state its origin beside it."""
    path = folder / f"{name}-2026.csv"
    path.write_text("\n".join([HEADING, *lines]) + "\n", encoding="utf-8")
    write_sources(folder)
    return path


def write_sources(folder: Path) -> None:
    """State the origin of every list of a folder."""
    tables = [
        f'[{path.stem.rpartition("-")[0]}]\ntitle = "A list"\norigin = "Made for a test"\n'
        f'licence = "CC0-1.0"\nedition = "2026"\nvalid_from = 2026-01-01\n'
        f'sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n'
        for path in [*folder.glob("*.csv"), *folder.glob("places/*.csv")]
    ]
    (folder / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
