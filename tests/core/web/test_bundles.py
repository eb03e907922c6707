"""The browser gets one sheet that holds every part named in it."""

from pathlib import Path

import pytest
from django.test import override_settings

from cen_suite.core.web import bundles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    parts = tmp_path / "static" / "css"
    parts.mkdir(parents=True)
    (parts / "suite.css").write_text('/* order */\n@import url("a.css");\n@import url("b.css");\n')
    (parts / "a.css").write_text("a {\n  color: red; /* why */\n}\n")
    (parts / "b.css").write_text("b { margin: 0; }\n")
    return tmp_path


def test_the_parts_stand_in_their_order_without_remarks(folder: Path) -> None:
    text = bundles.joined(folder / "static" / "css" / "suite.css")

    assert text == "a { color: red; } b { margin: 0; }\n"


def test_the_finder_serves_the_joined_sheet_and_notices_a_change(folder: Path) -> None:
    with override_settings(STATICFILES_DIRS=[folder / "static"], DATA_DIR=folder / "made"):
        finder = bundles.SheetFinder()
        found = Path(str(finder.find(bundles.SHEET)))
        (folder / "static" / "css" / "b.css").write_text("b { margin: 1px; }\n")
        again = Path(str(finder.find(bundles.SHEET)))

        assert found == again
        assert "1px" in again.read_text()
        assert [path for path, _storage in finder.list([])] == [bundles.SHEET]
        assert finder.find("css/base.css") == []


def test_a_part_that_is_missing_is_not_passed_over(folder: Path) -> None:
    (folder / "static" / "css" / "b.css").unlink()

    with pytest.raises(FileNotFoundError):
        bundles.joined(folder / "static" / "css" / "suite.css")


def test_every_sheet_of_the_project_is_named_and_none_knows_left_from_right() -> None:
    css = Path(__file__).resolve().parents[3] / "cen_suite" / "static" / "css"
    named = set(bundles.IMPORT.findall((css / "suite.css").read_text("utf-8")))
    present = {path.relative_to(css).as_posix() for path in (css / "components").glob("*.css")}
    text = bundles.joined(css / "suite.css")

    assert present <= named
    assert "!important" not in text
    assert "margin-left" not in text
    assert "padding-right" not in text
    assert "text-align: left" not in text
