#!/usr/bin/env python3
"""Set up and run the suite on a machine that has nothing but Python.

    ./run.py demo [--reset] [--port N]   everything, with invented people and seizures
    ./run.py test [pytest arguments]     the tests
    ./run.py manage COMMAND …            Django's commands, in the surroundings of the demo
    ./run.py stop                        end what a demo left running

This file makes the environment with the standard library alone and then starts itself again
inside it; what happens there stands in cen_suite/launch.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)
BASE, FOR_TESTS = "requirements.txt", "requirements-dev.txt"
INSTALL = ("-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check")
CHECKED = ("--require-hashes", "--only-binary=:all:")


def main() -> None:
    """Run a command inside the environment, making or renewing that first."""
    use_supported_python()
    home = home_folder()
    python = home / "venv" / "bin" / "python" if home != ROOT else ROOT / ".venv/bin/python"
    if Path(sys.prefix) != python.parent.parent:
        command = sys.argv[1] if len(sys.argv) > 1 else "help"
        renew(python, (FOR_TESTS if command == "test" else BASE))
        os.execv(python, [str(python), str(ROOT / "run.py"), *sys.argv[1:]])
    if home != ROOT:
        os.environ.setdefault("DATA_DIR", str(home / "data"))
    from cen_suite.launch.commands import run  # noqa: PLC0415 -- exists in the environment only

    sys.exit(run(sys.argv[1:]))


def use_supported_python() -> None:
    """Go on under a Python the suite runs on, or say which one is wanted."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if found := shutil.which(f"python3.{minor}"):
            os.execv(found, [found, str(ROOT / "run.py"), *sys.argv[1:]])
    sys.exit(
        f"This is Python {sys.version.split()[0]}; the suite runs on Python"
        f" {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}. Install one of these and try again."
    )


def home_folder() -> Path:
    """Choose where the environment lives: the checkout, or our own place if that is closed."""
    if os.access(ROOT, os.W_OK):
        return ROOT
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    digest = hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]
    return Path(base) / "cen-suite" / digest


def renew(python: Path, requirements: str) -> None:
    """Install what is required, unless exactly that was installed before."""
    venv = python.parent.parent
    venv.parent.mkdir(parents=True, exist_ok=True)
    with (venv.parent / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not works(python):
            make(venv)
        stamp, wanted = venv / f".{requirements}.sha256", digest_of(ROOT / requirements)
        if stamp.exists() and stamp.read_text() == wanted:
            return
        print(f"Installing what {requirements} names …", flush=True)
        call([str(python), *INSTALL, *CHECKED, "-r", str(ROOT / requirements)])
        stamp.write_text(wanted)
        if requirements == FOR_TESTS:  # it holds everything of the other file
            (venv / f".{BASE}.sha256").write_text(digest_of(ROOT / BASE))


def works(python: Path) -> bool:
    """Tell whether an environment is there, whole, and made by a Python we support."""
    if not python.exists():
        return False
    question = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    return subprocess.run([str(python), "-c", question], check=False).returncode == 0


def make(venv: Path) -> None:
    """Make the environment."""
    print("Making the environment …", flush=True)
    try:
        import ensurepip  # noqa: F401, PLC0415 -- some systems ship Python without it
    except ImportError:
        sys.exit(
            "This Python cannot make environments. On Debian and Ubuntu an administrator installs"
            " the package python3-venv; then try again."
        )
    call([sys.executable, "-m", "venv", "--clear", str(venv)])


def call(words: list[str]) -> None:
    """Run a program; stop with its own words if it fails."""
    if code := subprocess.run(words, check=False).returncode:
        sys.exit(f"This failed, see above: {' '.join(words)} (exit code {code})")


def digest_of(file: Path) -> str:
    """Fingerprint a file, together with the Python it was installed for."""
    return hashlib.sha256(sys.version.encode() + file.read_bytes()).hexdigest()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Ended before anything had started.")
