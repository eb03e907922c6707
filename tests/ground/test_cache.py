"""A cache that is away costs time, never a page."""

import pytest

from cen_suite.cache import SoftCache

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> SoftCache:
    """A cache whose server is not there, with its breaker closed."""
    monkeypatch.setattr(SoftCache, "_resting_until", 0.0)
    return SoftCache(NOWHERE, {"OPTIONS": {"socket_connect_timeout": 0.2}})


def test_every_question_has_an_answer_without_a_server(cache: SoftCache) -> None:
    cache.set("a", 1)
    cache.set_many({"a": 1})
    cache.delete_many(["a"])
    cache.clear()

    assert cache.get("a", "fallback") == "fallback"
    assert cache.get_or_set("a", lambda: 3) == 3
    assert cache.get_many(["a"]) == {}
    assert cache.add("a", 1)
    assert not cache.touch("a")
    assert not cache.delete("a")
    assert "a" not in cache
    assert cache.incr("a") == 1


def test_a_server_that_is_away_is_asked_once_and_then_left_alone(cache: SoftCache) -> None:
    cache.get("a")

    assert SoftCache._resting_until > 0  # noqa: SLF001 -- the breaker itself is the subject
