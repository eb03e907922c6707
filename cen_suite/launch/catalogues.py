"""Compile message catalogues without GNU gettext; only what is older than its source."""

import os
from pathlib import Path

import polib

from cen_suite.launch.surroundings import ROOT


def compile_all(folder: Path = ROOT / "locale") -> int:
    """Compile every stale catalogue; tell how many there were."""
    stale = [source for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_stale(source)]
    for source in stale:
        draft = source.with_suffix(f".mo.{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(source.with_suffix(".mo"))
    return len(stale)


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    if not os.access(source.parent, os.W_OK):
        return False
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
