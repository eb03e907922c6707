"""Keys come by name and version, and only a demo makes its own."""

import stat
from pathlib import Path

import pytest

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.errors import BadKey, KeyMissing
from cen_suite.core.crypto.keyring import Keyring


def test_the_highest_version_is_the_one_that_seals() -> None:
    keys = keyring.rotate(keyring.rotate(keyring.new_keys("files")))

    read_back = keyring.parse("files", keyring.write(keys))

    assert read_back == keys
    assert [key.version for key in read_back.versions] == [3, 2, 1]
    assert read_back.current.version == 3


def test_order_in_the_environment_does_not_matter() -> None:
    lines = keyring.write(keyring.rotate(keyring.new_keys("files"))).split("\n")
    ring = Keyring({"CEN_KEY_FILES": ",".join(reversed(lines))})

    assert ring.keys("files").current.version == 2


def test_a_missing_key_is_named() -> None:
    with pytest.raises(KeyMissing) as caught:
        Keyring({}).keys("files")

    assert caught.value.name == "files"


def test_an_installation_never_makes_its_own_keys(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        Keyring(folder=tmp_path).keys("files")

    assert not list(tmp_path.iterdir())


def test_a_demo_makes_a_key_once_that_no_one_else_reads(tmp_path: Path) -> None:
    ring = Keyring(folder=tmp_path / "keys", may_create=True)

    first = ring.keys("files")

    assert ring.keys("files") == first
    assert stat.S_IMODE((tmp_path / "keys" / "files").stat().st_mode) == 0o400
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["files"]


def test_a_key_made_by_another_process_meanwhile_is_kept(tmp_path: Path) -> None:
    keyring.create_key_file(tmp_path / "files")
    theirs = (tmp_path / "files").read_text()

    keyring.create_key_file(tmp_path / "files")

    assert (tmp_path / "files").read_text() == theirs


@pytest.mark.parametrize(
    "text", ["", "1:", "1:c2hvcnQ=", "x:" + "A" * 43 + "=", "0:" + "A" * 43 + "=", "nonsense"]
)
def test_an_unreadable_key_is_refused(text: str) -> None:
    with pytest.raises(BadKey):
        keyring.parse("files", text)


def test_one_version_twice_is_refused() -> None:
    line = keyring.write(keyring.new_keys("files"))

    with pytest.raises(BadKey):
        keyring.parse("files", f"{line},{line}")


def test_secrets_do_not_show_when_printed() -> None:
    keys = keyring.new_keys("files")
    ring = Keyring({"CEN_KEY_FILES": keyring.write(keys)})

    assert repr(keys.current.secret) not in repr(keys)
    assert keyring.write(keys) not in repr(ring)


def test_another_ring_is_asked_only_for_a_while() -> None:
    line = keyring.write(keyring.new_keys("only-here"))

    with keyring.using(Keyring({})):
        with keyring.using(Keyring({"CEN_KEY_ONLY_HERE": line})):
            assert keyring.write(keyring.keys("only-here")) == line

        with pytest.raises(KeyMissing):
            keyring.keys("only-here")
