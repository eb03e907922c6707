"""Tell whether files have changed since something was made from them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

TABLES = (
    "*/migrations/*.py",
    "*/models.py",
    "*/models/*.py",
    "cen_suite/core/codelists/**/*",
    "cen_suite/core/db/**/*",
    "*/record/*.py",
    "cen_suite/settings/base.py",
)
"""What the tables and the code lists in them are made from."""
WORLD = (*TABLES, "cen_suite/demo/**/*", "*/management/commands/load_demo.py")
"""What the demo's database is made from."""
KINDS = frozenset({".py", ".csv", ".toml", ".json"})


def fingerprint(root: Path, shapes: Iterable[str]) -> str:
    """Fingerprint the files below the packages of the project that match one of the shapes."""
    packages = [folder for folder in root.iterdir() if (folder / "__init__.py").is_file()]
    files = (file for package in packages for file in package.rglob("*"))
    wanted = tuple(shapes)
    chosen = sorted(
        file
        for file in files
        if file.suffix in KINDS and any(_fits(file.relative_to(root), shape) for shape in wanted)
    )
    digest = hashlib.sha256()
    for file in chosen:
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _fits(path: Path, shape: str) -> bool:
    """Match as a glob does; `**` stands for any folders (3.13 knows it, 3.11 does not)."""
    if "/**/" in shape:
        return path.as_posix().startswith(shape.partition("**/")[0])
    return path.match(shape)
