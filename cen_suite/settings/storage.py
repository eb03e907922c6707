"""Where things are kept: the database, the cache, files."""

from collections.abc import Mapping
from typing import Any

from cen_suite.settings import env

_env = env.current()

DATA_DIR = _env.data_dir
MEDIA_ROOT = _env.data_dir / "media"
FILE_UPLOAD_TEMP_DIR = None
DATABASE_LOGINS = _env.logins
"""The three doors to the database; `cen_suite.core.db.logins` opens the other two."""

_PATIENCE = {
    "statement_timeout": _env.statement_timeout * 1000,
    "idle_in_transaction_session_timeout": max(30, _env.statement_timeout) * 1000,
    "lock_timeout": 5_000,
}
_PLANNER = {
    "jit": "off",  # compiling costs more than a page takes
    "random_page_cost": "1.1",  # indexes lie in memory or on a disk without heads
    "work_mem": "64MB",  # bitmaps over a million cases stay exact
}


def _database(login: Mapping[str, str]) -> dict[str, Any]:
    own = {"user", "password", "host", "port", "dbname"}
    extra = {name: part for name, part in login.items() if name not in own}
    choices = {**_PLANNER, **_PATIENCE}
    spoken = " ".join(f"-c {name}={value}" for name, value in choices.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": login["dbname"],
        "USER": login["user"],
        "PASSWORD": login.get("password", ""),
        "HOST": login.get("host", ""),
        "PORT": login.get("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {**extra, "options": f"{extra.get('options', '')} {spoken}".strip()},
    }


DATABASES = {"default": _database(_env.logins.app)}

CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {
            "BACKEND": "cen_suite.cache.SoftCache",
            "LOCATION": _env.redis_url,
            "KEY_PREFIX": "cen:cache",
            "OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2},
        }
        if _env.redis_url
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
}
REDIS_URL = _env.redis_url
