"""Keys by name, in versions: the newest one seals, the older ones still open.

A key is written ``version:base64`` with 32 bytes behind the colon; a rotated key lists several,
parted by commas or new lines, the newest first. A node keeps them in the environment
(``CEN_KEY_FILES=2:…,1:…``) or in a folder with one file per name.
"""

import base64
import binascii
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType

from cen_suite.core.crypto.errors import BadKey, KeyMissing

KEY_BYTES = 32
ENVIRONMENT_PREFIX = "CEN_KEY_"

Secret = NewType("Secret", bytes)


@dataclass(frozen=True, slots=True)
class Key:
    """One version of a named key."""

    name: str
    version: int
    secret: Secret = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeySet:
    """All versions of one named key, the newest first."""

    name: str
    versions: tuple[Key, ...]

    @property
    def current(self) -> Key:
        """The key that seals today."""
        return self.versions[0]

    def find(self, version: int) -> Key:
        """Find the version a sealed value names."""
        for key in self.versions:
            if key.version == version:
                return key
        raise KeyMissing(self.name, version)


@dataclass(frozen=True, slots=True)
class Keyring:
    """Where this installation looks for its keys."""

    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    folder: Path | None = None
    may_create: bool = False
    """Only a demo or a test makes its own keys; a real installation is given them."""

    def keys(self, name: str) -> KeySet:
        """Find a key by name."""
        text = self.environment.get(ENVIRONMENT_PREFIX + name.upper().replace("-", "_"))
        if text is None and self.folder is not None:
            text = self._read_or_create(self.folder / name)
        if text is None:
            raise KeyMissing(name)
        return parse(name, text)

    def _read_or_create(self, path: Path) -> str | None:
        if not path.exists() and self.may_create:
            create_key_file(path)
        return path.read_text("ascii") if path.exists() else None


def new_secret() -> Secret:
    """Make 32 random bytes."""
    return Secret(os.urandom(KEY_BYTES))


def new_keys(name: str) -> KeySet:
    """Make a key that lives in this process only."""
    return KeySet(name, (Key(name, 1, new_secret()),))


def rotate(keys: KeySet) -> KeySet:
    """Put a new version in front; the old ones go on opening what they sealed."""
    newest = Key(keys.name, max(key.version for key in keys.versions) + 1, new_secret())
    return KeySet(keys.name, (newest, *keys.versions))


def parse(name: str, text: str) -> KeySet:
    """Read ``version:base64`` entries, parted by commas or new lines."""
    versions = tuple(_parse_one(name, part) for part in re.split(r"[,\s]+", text.strip()) if part)
    numbers = {key.version for key in versions}
    if not versions or len(numbers) != len(versions):
        raise BadKey(f"Key {name}: no key, or one version twice.")
    return KeySet(name, tuple(sorted(versions, key=lambda key: -key.version)))


def write(keys: KeySet) -> str:
    """Write a key set in the form ``parse`` reads."""
    return "\n".join(
        f"{key.version}:{base64.b64encode(key.secret).decode('ascii')}" for key in keys.versions
    )


def create_key_file(path: Path) -> None:
    """Create a key file readable by this account alone; another process may win the race."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(write(new_keys(path.name)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        with suppress(FileExistsError):  # the other process's key counts
            os.link(draft, path)
    finally:
        draft.unlink()


def _parse_one(name: str, part: str) -> Key:
    number, _, encoded = part.partition(":")
    try:
        version = int(number)
        secret = base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error) as error:
        raise BadKey(f"Key {name}: not in the form version:base64.") from error
    if len(secret) != KEY_BYTES or not 0 < version < 2**32:
        raise BadKey(f"Key {name}: wants {KEY_BYTES} bytes and a version above zero.")
    return Key(name, version, Secret(secret))


class _Current:
    """The keyring of this process; set once when the project starts."""

    ring = Keyring(os.environ)


def use(ring: Keyring) -> None:
    """Make a keyring the one this process asks."""
    _Current.ring = ring


def keys(name: str) -> KeySet:
    """Find a key by name in the keyring of this process."""
    return _Current.ring.keys(name)


@contextmanager
def using(ring: Keyring) -> Iterator[Keyring]:
    """Ask another keyring for a while; for tests and for re-sealing."""
    before = _Current.ring
    use(ring)
    try:
        yield ring
    finally:
        use(before)
