"""The command keeps nine catalogues, and its check fails when one lies behind."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text('{% load i18n %}<p>{% translate "Sign in" %}</p>')
    return tmp_path


def test_nine_catalogues_are_made_and_only_the_declared_must_be_whole(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with override_settings(LOCALE_PATHS=[project / "locale"]):
        call_command("messages")
        with pytest.raises(CommandError) as caught:
            call_command("messages", check=True)

    made = {path.parent.parent.name for path in project.rglob("django.po")}
    assert made == {"en", "fr", "es", "pt", "ru", "de", "ar", "fa_AF", "ur"}
    assert str(caught.value).split("\n") == [
        "fr: not translated: Sign in",
        "es: not translated: Sign in",
        "ar: not translated: Sign in",
    ]
    assert "fr: 1 new, 0 dropped, 1 to translate" in capsys.readouterr().out


def test_whole_catalogues_pass_and_compile(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with override_settings(LOCALE_PATHS=[project / "locale"]):
        call_command("messages")
        for path in project.rglob("django.po"):
            path.write_text(
                path.read_text("utf-8").replace('msgstr ""\n', 'msgstr "x"\n'), "utf-8"
            )
        heal_headers(project)
        call_command("messages", check=True)
        call_command("messages", compile=True)

    assert len(list(project.rglob("django.mo"))) == 9
    assert "1 sentences, catalogues in order" in capsys.readouterr().out


def heal_headers(project: Path) -> None:
    for path in project.rglob("django.po"):
        text = path.read_text("utf-8")
        path.write_text(text.replace('msgid ""\nmsgstr "x"\n', 'msgid ""\nmsgstr ""\n'), "utf-8")
