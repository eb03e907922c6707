"""Fast hashers, no network, no worker: what the tests run with."""

import os
from pathlib import Path

from cen_suite.settings.storage import CACHES

for _cache in CACHES.values():
    _cache["KEY_PREFIX"] = f"cen:test:{os.getpid()}"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
STATIC_ROOT: Path | None = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # looks files up when asked, instead of scanning all at each start
