"""Work for helpers to do in tests; a module of its own, so that other processes can import it."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import get_language


@dataclass(frozen=True)
class Doubling:
    """Doubles numbers slowly, and says in which process."""

    worker: int
    pause: float = 0.02

    def learn(self) -> Callable[[int], tuple[int, int]]:
        def double(number: int) -> tuple[int, int]:
            time.sleep(self.pause)
            return number * 2, os.getpid()

        return double


@dataclass(frozen=True)
class Dying(Doubling):
    """Dies of its thirtieth portion, unless it is the worker itself."""

    def learn(self) -> Callable[[int], tuple[int, int]]:
        seen: list[int] = []

        def double(number: int) -> tuple[int, int]:
            time.sleep(self.pause)
            seen.append(number)
            if os.getpid() != self.worker and len(seen) > 29:
                os._exit(9)
            return number * 2, os.getpid()

        return double


@dataclass(frozen=True)
class Faulty(Doubling):
    """Cannot double thirteen."""

    def learn(self) -> Callable[[int], tuple[int, int]]:
        def double(number: int) -> tuple[int, int]:
            time.sleep(self.pause)
            if number == 13:
                raise ValueError(number)
            return number * 2, os.getpid()

        return double


@dataclass(frozen=True)
class Telling:
    """Tells where it is; prints too, which must disturb nobody."""

    def learn(self) -> Callable[[int], dict[str, Any]]:
        def tell(_number: int) -> dict[str, Any]:
            print("a word on the way")  # noqa: T201 -- it is what is tested
            time.sleep(0.05)
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_database(), current_user")
                database, role = cursor.fetchone()
            return {
                "pid": os.getpid(),
                "database": database,
                "role": role,
                "language": get_language(),
            }

        return tell
