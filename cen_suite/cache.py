"""A cache whose absence costs time, never a page."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError
from typing_extensions import override

log = logging.getLogger(__name__)
REST_SECONDS = 5.0


class SoftCache(RedisCache):
    """Redis behind a breaker: after a fault it is left alone for some seconds."""

    _resting_until = 0.0

    def _try(self, ask: Callable[[], Any], otherwise: Any) -> Any:
        if time.monotonic() < SoftCache._resting_until:
            return otherwise
        try:
            return ask()
        except (RedisError, OSError) as fault:
            SoftCache._resting_until = time.monotonic() + REST_SECONDS
            log.warning("the cache is away: %s", type(fault).__name__)
            return otherwise

    @override
    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(
            self._try(lambda: super(SoftCache, self).add(key, value, *args, **kwargs), True)
        )

    @override
    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._try(lambda: super(SoftCache, self).get(key, default, version), default)

    @override
    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._try(lambda: super(SoftCache, self).set(key, value, *args, **kwargs), None)

    @override
    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._try(lambda: super(SoftCache, self).touch(key, *args, **kwargs), False))

    @override
    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._try(lambda: super(SoftCache, self).delete(key, version), False))

    @override
    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        found: dict[Any, Any] = self._try(
            lambda: super(SoftCache, self).get_many(keys, version), {}
        )
        return found

    @override
    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(self._try(lambda: super(SoftCache, self).has_key(key, version), False))

    @override
    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        return int(self._try(lambda: super(SoftCache, self).incr(key, delta, version), delta))

    @override
    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        failed: list[Any] = self._try(
            lambda: super(SoftCache, self).set_many(data, *args, **kwargs), list(data)
        )
        return failed

    @override
    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._try(lambda: super(SoftCache, self).delete_many(keys, version), None)

    @override
    def clear(self) -> None:
        self._try(super().clear, None)
