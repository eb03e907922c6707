"""Files are kept sealed, once per content, whole or not at all."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BufferedReader
from pathlib import Path

import pytest
from django.core.files.base import File
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.errors import Damaged
from cen_suite.core.crypto.keyring import Keyring
from cen_suite.core.files import store
from cen_suite.core.files.models import StoredFile
from cen_suite.core.files.storage import DurableStorage, PartsReader

pytestmark = pytest.mark.django_db
CANARY = b"CANARY-IN-A-FILE"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: pytest.FixtureRequest) -> Iterator[Path]:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    with keyring.using(Keyring(folder=tmp_path / "keys", may_create=True)):
        yield tmp_path / "files"


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_comes_back() -> None:
    content = CANARY + os.urandom(3_000_000)

    stored = store.put(content, kind="upload", media_type="text/csv")

    assert store.read(stored) == content
    assert b"".join(store.chunks(stored)) == content
    assert (stored.size, stored.media_type) == (len(content), "text/csv")


def test_nothing_readable_lies_on_the_disk(folder: Path) -> None:
    stored = store.put(CANARY * 1000, kind="upload")

    (path,) = kept(folder)
    assert CANARY not in path.read_bytes()
    assert stored.digest not in str(path)
    assert path.stat().st_mode & 0o077 == 0


def test_one_content_is_kept_once(folder: Path) -> None:
    first = store.put(CANARY, kind="photo")

    assert store.put(CANARY, kind="photo") == first
    assert store.put(iter([CANARY[:5], CANARY[5:]]), kind="photo") == first
    assert len(kept(folder)) == 1


def test_kinds_do_not_share_files(folder: Path) -> None:
    assert store.put(CANARY, kind="photo") != store.put(CANARY, kind="evidence")
    assert len(kept(folder)) == 2


def test_content_that_breaks_off_is_not_kept(folder: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield CANARY * 1_000_000
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(breaking(), kind="upload")

    assert not kept(folder)
    assert not StoredFile.objects.exists()


def test_two_files_exchanged_on_the_disk_do_not_open(folder: Path) -> None:
    one = store.put(b"1" * 100, kind="photo")
    other = store.put(b"2" * 100, kind="photo")
    (folder / one.place).write_bytes((folder / other.place).read_bytes())

    with pytest.raises(Damaged):
        store.read(one)


def test_a_file_cut_on_the_disk_does_not_open(folder: Path) -> None:
    stored = store.put(os.urandom(100_000), kind="photo")
    path = folder / stored.place
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(Damaged):
        store.open_stored(stored)


def test_reading_may_jump() -> None:
    content = os.urandom(2_500_000)

    with store.open_stored(store.put(content, kind="upload")) as file:
        file.seek(2_000_000)
        assert file.read(10) == content[2_000_000:2_000_010]


def test_bytes_outlive_a_deletion_that_is_taken_back(
    folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    stored = store.put(CANARY, kind="photo")

    with django_capture_on_commit_callbacks() as callbacks:  # type: ignore[operator]
        store.delete(stored)
    assert len(kept(folder)) == 1

    callbacks[0]()
    assert not kept(folder)


def test_bytes_without_a_row_are_swept_when_old(folder: Path) -> None:
    stored = store.put(CANARY, kind="photo")
    lost = store.put(b"lost", kind="photo")
    StoredFile.objects.filter(pk=lost.pk).delete()

    assert store.sweep(older_than=datetime.now(UTC) - timedelta(hours=1)) == 0
    assert store.sweep(older_than=datetime.now(UTC) + timedelta(hours=1)) == 1
    assert [path.name for path in kept(folder)] == [Path(stored.place).name]


def test_a_known_content_costs_one_query() -> None:
    store.put(CANARY, kind="photo")

    with CaptureQueriesContext(connection) as queries:
        store.put(CANARY, kind="photo")

    assert len(queries) == 1


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise OSError("no space left")

    storage = DurableStorage(location=tmp_path / "vault")

    with pytest.raises(OSError, match="space"):
        storage.save("a/b", File(BufferedReader(PartsReader(breaking()))))

    assert not kept(tmp_path / "vault")


def test_content_in_parts_is_read_once() -> None:
    reader = PartsReader([b"abc", b"", b"defg"])

    assert reader.seek(0) == 0
    assert reader.read(2) == b"ab"
    with pytest.raises(OSError, match="once"):
        reader.seek(0)
    assert reader.readall() == b"cdefg"
