"""Which operating-system account runs the embedded PostgreSQL.

PostgreSQL refuses to run as root, so root hands it to a small account: the child is demoted,
the suite itself never is, and no permission of any parent folder is changed.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEMOTED_NAME = "nobody"


@dataclass(frozen=True, slots=True)
class Account:
    """Whom the server runs as; `demoted` when that is not ourselves."""

    uid: int
    gid: int
    demoted: bool

    @property
    def switches(self) -> dict[str, Any]:
        """Give the arguments for subprocess that make a child run as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.demoted else {}

    def reaches(self, path: Path) -> bool:
        """Tell whether the account may walk down to a path, or to its nearest existing parent."""
        while not path.exists():
            path = path.parent
        command = ["/bin/sh", "-c", 'test -x "$0"', str(path)]
        return subprocess.run(command, **self.switches, cwd="/", check=False).returncode == 0  # noqa: S603

    def own(self, folder: Path, mode: int) -> None:
        """Make a folder that belongs to the account, and refuse one that is somebody else's."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.demoted:
            os.chown(folder, self.uid, self.gid)
        if folder.stat().st_uid != self.uid:
            raise PermissionError(f"{folder} belongs to another account of this machine")
        folder.chmod(mode)


def server_account() -> Account:
    """Choose the account: ourselves, or a small one when we are root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), demoted=False)
    entry = pwd.getpwnam(os.environ.get("EMBEDDED_PG_OSUSER", DEMOTED_NAME))
    return Account(entry.pw_uid, entry.pw_gid, demoted=True)
