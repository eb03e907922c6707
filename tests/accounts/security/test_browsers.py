"""A browser is named as its owner knows it, whatever it claims to be."""

import pytest

from accounts.security.browsers import name_browser

SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1"


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; x64) Chrome/120.0 Safari/537.36",
            "Chrome, Windows",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko Firefox/121.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Linux; Android 14; SM) Chrome/120 Mobile Safari/537", "Chrome, Android"),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) {SAFARI}", "Safari, iOS"),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {SAFARI}", "Safari, macOS"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("x" * 300, "x" * 40),
        ("", ""),
    ],
)
def test_two_words_say_which_browser_it_is(claim: str, name: str) -> None:
    assert name_browser(claim) == name
