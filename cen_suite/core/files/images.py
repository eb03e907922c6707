"""Take a picture from outside: examined, decoded in a child of its own, written anew."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import cen_suite
from cen_suite.core.files.anatomy import examine
from cen_suite.core.files.errors import ImageRefused

PATIENCE_SECONDS = 30
_ROOT = Path(cen_suite.__file__).resolve().parent.parent
_COMMAND = (sys.executable, "-m", "cen_suite.core.files.cleaning")


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A picture without anything but its pixels, as JPEG in three sizes."""

    jpeg: bytes
    wall: bytes
    thumb: bytes
    width: int
    height: int


def clean(raw: bytes) -> CleanImage:
    """Write a picture anew without metadata or anything hidden in it, or refuse it."""
    examine(raw)
    try:
        child = subprocess.run(  # noqa: S603 -- our own interpreter and module
            _COMMAND,
            input=raw,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
            cwd=_ROOT,
            env=_environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise ImageRefused("too-heavy") from error
    if child.returncode != 0:
        raise ImageRefused("too-heavy")  # killed by its limits, or by the file
    return _read_answer(child.stdout)


def _environment() -> dict[str, str]:
    """Give the child nothing of ours: no keys, no addresses of databases."""
    passed = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {**passed, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def _read_answer(output: bytes) -> CleanImage:
    line, _, pictures = output.partition(b"\n")
    answer = json.loads(line)
    if "refused" in answer:
        raise ImageRefused(answer["refused"], answer["params"])
    first, second, third = answer["sizes"]
    return CleanImage(
        jpeg=pictures[:first],
        wall=pictures[first : first + second],
        thumb=pictures[first + second : first + second + third],
        width=answer["width"],
        height=answer["height"],
    )
