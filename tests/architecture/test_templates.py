"""Templates hold no style, no script and no word that is not translated."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

STYLE = re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE)
CALLBACK = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
SPOKEN = re.compile(r"""\b(?:title|alt|placeholder|aria-label)="([^"]*)\"""")
NOT_SAID = (
    r"\{%\s*block (?:page_class|application)\b.*?endblock.*?%\}",
    r"\{%\s*comment.*?endcomment\s*%\}",
    r"\{%\s*blocktrans.*?endblocktrans(?:late)?\s*%\}",
    r"\{#.*?#\}",
    r"\{%.*?%\}",
    r"\{\{.*?\}\}",
    r"<script\b.*?</script>",
    r"<!--.*?-->",
    r"<kbd>.*?</kbd>",
)
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = {"CEN", "CENcomm", "DOCTYPE", "Suite", "nCEN", "WCO", "TLP", "HS", "nbsp"}


def faults(source: str) -> list[str]:
    found = []
    if STYLE.search(source):
        found.append("inline style")
    if CALLBACK.search(_without_tags_of_django(source)):
        found.append("inline callback")
    if any("src=" not in rest and "json" not in rest for rest in SCRIPT.findall(source)):
        found.append("inline script")
    return found + [f"untranslated: {word}" for word in untranslated(source)]


def untranslated(source: str) -> list[str]:
    text = source
    for pattern in NOT_SAID:
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    said = " ".join(SPOKEN.findall(text)) + re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
    return [word for word in WORD.findall(said) if word not in NAMES]


def _without_tags_of_django(source: str) -> str:
    return re.sub(r"\{[%{].*?[%}]\}", "", source, flags=re.DOTALL)


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 30


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_is_clean(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('<p style="color: red">{{ x }}</p>', "inline style"),
        ("<style>p { color: red }</style>", "inline style"),
        ('<button onclick="go()">{{ x }}</button>', "inline callback"),
        ("<script>go()</script>", "inline script"),
        ("<p>Hello</p>", "untranslated: Hello"),
        ('<input placeholder="Search">', "untranslated: Search"),
        ('<p>{% if a > b %}привет{% translate "fine" %}{% endif %}</p>', "untranslated: привет"),
    ],
)
def test_a_fault_is_found(source: str, fault: str) -> None:
    assert fault in faults(source)


@pytest.mark.parametrize(
    "source",
    [
        '<script type="module" src="{% static "js/main.js" %}"></script>',
        '<script type="application/json">{"ids": {"a": "b"}}</script>',
        "{% blocktranslate trimmed %}Whole {{ sentences }} here.{% endblocktranslate %}",
        '<img alt="{{ caption }}">{# a remark #} · 12 % <kbd>Enter</kbd>',
    ],
)
def test_what_is_allowed_passes(source: str) -> None:
    assert faults(source) == []
