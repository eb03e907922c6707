"""How the checksums of lists are kept true."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cen_suite.core.codelists.errors import UnknownOrigin
from cen_suite.core.codelists.sources import read_sources, source_of
from tests.core.codelists.files import write_list


def test_stamping_renews_the_checksum_of_the_changed_list_only(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", "A,,Alpha,,,,,,,")
    path = write_list(tmp_path, "letter-form", "A,,Alpha,,,,,,,")
    before = read_sources(tmp_path / "sources.toml")
    path.write_text(path.read_text(encoding="utf-8") + "B,,Beta,,,,,,,\n", encoding="utf-8")
    with pytest.raises(UnknownOrigin):
        source_of(path, "letter-form", before)

    call_command("stamp_codelists", folder=tmp_path)

    after = read_sources(tmp_path / "sources.toml")
    assert after["letter"] == before["letter"]
    assert source_of(path, "letter-form", after).title == "A list"


def test_a_list_without_origin_is_not_stamped(tmp_path: Path) -> None:
    write_list(tmp_path, "letter", "A,,Alpha,,,,,,,")
    (tmp_path / "sources.toml").write_text("", encoding="utf-8")

    with pytest.raises(CommandError, match="no table for letter"):
        call_command("stamp_codelists", folder=tmp_path)
