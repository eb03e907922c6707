"""Catalogues hold every sentence of the program, and a damaged one does not pass."""

from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from cen_suite.core.text import catalogues

CODE = """from x import gettext_lazy as _, ngettext
_("Sign in")
ngettext("%(n)s row", "%(n)s rows", n)
"""
PAGE = """{% load i18n %}
  <p>{% translate "Sign in" %}</p>
    {% blocktranslate trimmed %}
      Hello {{ name }}.
    {% endblocktranslate %}
  {% translate "May" context "month" %}
"""


def flatten(source: str, name: str) -> str:
    return str(templatize(source, origin=name))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "app" / "migrations").mkdir(parents=True)
    (tmp_path / "app" / "words.py").write_text(CODE)
    (tmp_path / "app" / "page.html").write_text(PAGE)
    (tmp_path / "app" / "migrations" / "0001.py").write_text('_("Not this")')
    return tmp_path


@pytest.fixture
def messages(root: Path) -> dict[catalogues.Key, catalogues.Message]:
    return catalogues.collect(root, ["app"], flatten)


@pytest.fixture
def french(root: Path) -> Path:
    return root / "locale" / "fr" / "LC_MESSAGES" / "django.po"


def test_code_and_templates_are_collected_and_migrations_are_not(
    messages: dict[catalogues.Key, catalogues.Message],
) -> None:
    assert set(messages) == {
        ("", "Sign in"),
        ("", "%(n)s row"),
        ("", "Hello %(name)s."),
        ("month", "May"),
    }
    assert messages["", "Sign in"].files == ("app/page.html", "app/words.py")
    assert messages["", "%(n)s row"].plural == "%(n)s rows"


def test_a_translation_survives_an_update_and_an_unused_one_goes(
    french: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    catalogues.update(french, "fr", messages)
    said = polib.pofile(str(french))
    entry(said, "Sign in").msgstr = "Se connecter"
    said.append(polib.POEntry(msgid="Gone", msgstr="Parti"))
    said.save()

    change = catalogues.update(french, "fr", messages)

    again = polib.pofile(str(french))
    assert entry(again, "Sign in").msgstr == "Se connecter"
    assert again.find("Gone") is None
    assert change == catalogues.Change(added=0, dropped=1, untranslated=3)


def test_an_update_of_nothing_changes_no_byte(
    french: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    catalogues.update(french, "fr", messages)
    before = french.read_bytes()

    catalogues.update(french, "fr", messages)

    assert french.read_bytes() == before


def test_a_guessed_translation_is_not_kept(
    french: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    catalogues.update(french, "fr", messages)
    said = polib.pofile(str(french))
    entry(said, "Sign in").msgstr = "Signer"
    entry(said, "Sign in").flags.append("fuzzy")
    said.save()

    catalogues.update(french, "fr", messages)

    assert entry(polib.pofile(str(french)), "Sign in").msgstr == ""


def test_english_says_itself(
    root: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    path = root / "locale" / "en" / "django.po"

    catalogues.update(path, "en", messages)

    assert catalogues.faults(path, messages, is_complete=True) == []
    assert entry(polib.pofile(str(path)), "Sign in").msgstr == "Sign in"


def test_arabic_has_room_for_six_forms(
    root: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    path = root / "locale" / "ar" / "django.po"

    catalogues.update(path, "ar", messages)

    assert len(entry(polib.pofile(str(path)), "%(n)s row").msgstr_plural) == 6


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda said: said.remove(entry(said, "Sign in")), "not in the catalogue: Sign in"),
        (lambda said: said.append(polib.POEntry(msgid="Gone")), "no longer used: Gone"),
        (lambda said: entry(said, "Sign in").flags.append("fuzzy"), "fuzzy: Sign in"),
        (lambda said: setattr(entry(said, "Sign in"), "msgstr", ""), "not translated: Sign in"),
        (
            lambda said: setattr(entry(said, "Hello %(name)s."), "msgstr", "Bonjour %(nom)s."),
            "placeholders differ: Hello %(name)s.",
        ),
        (
            lambda said: entry(said, "%(n)s row").msgstr_plural.update({1: "%(x)s lignes"}),
            "placeholders differ: %(n)s row",
        ),
    ],
)
def test_a_fault_is_told(
    spoil: object, fault: str, french: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    whole(french, messages)
    said = polib.pofile(str(french))
    spoil(said)  # type: ignore[operator]
    said.save()

    assert catalogues.faults(french, messages, is_complete=True) == [fault]


def test_a_whole_catalogue_has_no_fault_and_compiles(
    french: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    whole(french, messages)

    assert catalogues.faults(french, messages, is_complete=True) == []
    assert "Sign in" in [said.msgstr for said in polib.mofile(str(catalogues.compile_to(french)))]


def test_a_language_that_is_not_declared_complete_may_lack_sentences(
    french: Path, messages: dict[catalogues.Key, catalogues.Message]
) -> None:
    catalogues.update(french, "de", messages)

    assert catalogues.faults(french, messages, is_complete=False) == []


def entry(said: polib.POFile, text: str) -> polib.POEntry:
    found = said.find(text)
    assert found is not None
    return found


def whole(path: Path, messages: dict[catalogues.Key, catalogues.Message]) -> None:
    catalogues.update(path, "fr", messages)
    said = polib.pofile(str(path))
    for one in said:
        if one.msgid_plural:
            one.msgstr_plural = {0: one.msgid, 1: one.msgid_plural}
        else:
            one.msgstr = one.msgid
    said.save()
