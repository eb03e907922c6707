"""The environment, read and checked once in a typed class.

Nothing else in the suite reads environment variables. Each variable is described in README.md.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.errors import BadKey
from cen_suite.core.crypto.keyring import ENVIRONMENT_PREFIX, Keyring
from cen_suite.embedded.postgres import EmbeddedPostgres
from cen_suite.embedded.valkey import EmbeddedValkey
from cen_suite.settings import reading
from cen_suite.settings.reading import Conninfo, Reading

ROOT = Path(__file__).resolve().parent.parent.parent
APP_ROLE = "cen_app"
MIGRATE_ROLE = "cen_migrate"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
KEY_NAMES = ("accounts", "files", "trail")
LOCAL_SITE = "http://localhost:8000"
ENOUGH_HELPERS, MOST_HELPERS = 3, 64


class Mode(StrEnum):
    """What kind of installation this is."""

    DEVELOPMENT = "development"
    DEMO = "demo"
    TEST = "test"
    PRODUCTION = "production"


class Part(StrEnum):
    """An application that a node may run."""

    CEN = "cen"
    NCEN = "ncen"
    CENCOMM = "cencomm"


@dataclass(frozen=True, slots=True)
class Logins:
    """The same database through three doors; `admin` is absent where roles were made by hand."""

    app: Conninfo
    migrate: Conninfo
    admin: Conninfo | None


@dataclass(frozen=True, slots=True)
class Env:
    """Everything an installation decides from outside."""

    mode: Mode
    debug: bool
    secret_key: str
    old_secret_keys: tuple[str, ...]
    keyring: Keyring
    allowed_hosts: tuple[str, ...]
    site_url: str
    behind_proxy: bool
    data_dir: Path
    logins: Logins
    redis_url: str
    statement_timeout: int
    job_helpers: int
    second_factor_required: bool
    four_eyes: bool
    parts: frozenset[Part]
    administration: str
    mail_host: str
    mail_port: int
    mail_from: str
    log_level: str


def read_env(environ: Mapping[str, str]) -> Env:
    """Read and check the whole environment, or stop and say what is wrong."""
    reading_ = Reading(environ)
    mode = reading_.value("MODE", _mode, Mode.DEVELOPMENT)
    if mode is Mode.PRODUCTION:
        _demand_production(reading_)
    data_dir = reading_.value("DATA_DIR", _folder, ROOT / ".data")
    env = _assemble(reading_, mode, data_dir)
    if env.debug and mode is Mode.PRODUCTION:
        reading_.problems.append("DEBUG: must be off in production, it shows secrets to visitors")
    reading_.close()
    return env


@cache
def current() -> Env:
    """Give the environment of this process, read once."""
    return read_env(os.environ)


def _assemble(source: Reading, mode: Mode, data_dir: Path) -> Env:
    value = source.value
    return Env(
        mode=mode,
        debug=value("DEBUG", reading.yes_no, default=False),
        secret_key=value("SECRET_KEY", reading.long_secret, _own_secret()),
        old_secret_keys=value("SECRET_KEY_FALLBACKS", reading.words, ()),
        keyring=_keyring(source, mode, data_dir),
        allowed_hosts=value("ALLOWED_HOSTS", reading.words, LOCAL_HOSTS),
        site_url=value("SITE_URL", reading.site_address, LOCAL_SITE),
        behind_proxy=value("BEHIND_PROXY", reading.yes_no, default=False),
        data_dir=data_dir,
        logins=_logins(source, data_dir),
        redis_url=value("REDIS_URL", reading.redis_address, _own_redis(mode, data_dir)),
        statement_timeout=value("STATEMENT_TIMEOUT", reading.whole(1, 86_400), 15),
        job_helpers=value("JOB_HELPERS", reading.whole(0, MOST_HELPERS), _spare_cores()),
        second_factor_required=value(
            "SECOND_FACTOR_REQUIRED", reading.yes_no, default=mode is Mode.PRODUCTION
        ),
        four_eyes=value("FOUR_EYES", reading.yes_no, default=False),
        parts=value("PARTS", _parts, frozenset(Part)),
        administration=value("ADMINISTRATION", str.upper, ""),
        mail_host=value("MAIL_HOST", str, ""),
        mail_port=value("MAIL_PORT", reading.whole(1, 65_535), 25),
        mail_from=value("MAIL_FROM", str, "cen@localhost"),
        log_level=value("LOG_LEVEL", _log_level, "INFO"),
    )


def _demand_production(source: Reading) -> None:
    source.demand("SECRET_KEY", "it signs sessions and links")
    source.demand("ALLOWED_HOSTS", "the names under which this installation answers")
    source.demand("SITE_URL", "links in letters begin with it")
    source.demand("DATABASE_URL", "the embedded database is for the demo and the tests")
    source.demand("REDIS_URL", "the embedded Valkey is for the demo and the tests")
    if "KEY_DIR" not in source.environ:
        for name in KEY_NAMES:
            why = f"the key that guards {name}, unless KEY_DIR names a folder of keys"
            source.demand(_key_variable(name), why)


def _keyring(source: Reading, mode: Mode, data_dir: Path) -> Keyring:
    """Check the keys given in variables, and say where the others lie."""
    given = {
        name: text
        for name, text in source.environ.items()
        if name.startswith(ENVIRONMENT_PREFIX) and text.strip()
    }
    for name, text in given.items():
        try:
            keyring.parse(name, text)
        except BadKey:
            source.problems.append(f"{name}: must look like 1:base64, with 32 bytes behind the 1:")
    folder = source.value("KEY_DIR", _folder, data_dir / "keys")
    return Keyring(given, folder, may_create=mode is not Mode.PRODUCTION)


def _key_variable(name: str) -> str:
    return ENVIRONMENT_PREFIX + name.upper().replace("-", "_")


def _logins(source: Reading, data_dir: Path) -> Logins:
    """Derive the three doors: an administrator's address opens all, the app's only its own."""
    own = EmbeddedPostgres(data_dir / "postgres").conninfo("cen")
    given = source.value("DATABASE_URL", reading.postgres_address, own)
    if given["user"] == APP_ROLE:
        migrate = {**_without_password(given), "user": MIGRATE_ROLE}
        return Logins(
            app=given,
            migrate=source.value("DATABASE_MIGRATE_URL", reading.postgres_address, migrate),
            admin=source.value("DATABASE_ADMIN_URL", _maybe_address, None),
        )
    return Logins(
        app=_login(given, APP_ROLE),
        migrate=source.value(
            "DATABASE_MIGRATE_URL", reading.postgres_address, _login(given, MIGRATE_ROLE)
        ),
        admin=given,
    )


def _maybe_address(text: str) -> Conninfo | None:
    return reading.postgres_address(text)


def _login(admin: Conninfo, role: str) -> Conninfo:
    """Address the same database as another role, whose password follows from the admin's."""
    login = {**_without_password(admin), "user": role}
    if secret := admin.get("password"):
        login["password"] = hmac.new(secret.encode(), role.encode(), hashlib.sha256).hexdigest()
    return login


def _without_password(conninfo: Conninfo) -> dict[str, str]:
    return {name: part for name, part in conninfo.items() if name != "password"}


def _own_redis(mode: Mode, data_dir: Path) -> str:
    return "" if mode is Mode.TEST else EmbeddedValkey(data_dir / "valkey").url()


def _own_secret() -> str:
    """Give a value that is no secret at all; production never gets this far without its own."""
    return hashlib.sha256(b"not a secret").hexdigest()


def _mode(text: str) -> Mode:
    if text not in set(Mode):
        raise ValueError(f"must be one of {', '.join(Mode)}, not {text!r}")
    return Mode(text)


def _parts(text: str) -> frozenset[Part]:
    names = reading.words(text)
    if wrong := [name for name in names if name not in set(Part)]:
        raise ValueError(f"must name parts out of {', '.join(Part)}, not {wrong[0]!r}")
    return frozenset(Part(name) for name in names)


def _folder(text: str) -> Path:
    path = Path(text).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(f"must be a folder, and {text} is a file")
    return path


def _spare_cores() -> int:
    """Count the cores that a worker does not use itself, as far as helpers should take them."""
    return min((os.cpu_count() or 1) - 1, ENOUGH_HELPERS)


def _log_level(text: str) -> str:
    levels = ("DEBUG", "INFO", "WARNING", "ERROR")
    if text.upper() not in levels:
        raise ValueError(f"must be one of {', '.join(levels)}, not {text!r}")
    return text.upper()
