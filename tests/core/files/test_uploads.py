"""An upload never lies on the disk as it was sent."""

import gc
import io
import os
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from django.test import RequestFactory

from cen_suite.core.files.uploads import IN_MEMORY, SealingUploadHandler

CANARY = b"CANARY-IN-AN-UPLOAD "


def received(content: bytes, handler: type) -> "UploadedFile[bytes]":
    request: HttpRequest = RequestFactory().post(
        "/", {"workbook": SimpleUploadedFile("cases.xlsx", content)}
    )
    request.upload_handlers = [handler(request)]
    upload = request.FILES["workbook"]
    assert isinstance(upload, UploadedFile)
    return upload


def files_open_in(folder: Path) -> list[bytes]:
    """Everything this process holds open in a folder, unlinked or not."""
    found = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = str(link.readlink())
        except OSError:
            continue
        if target.startswith(str(folder)):
            found.append(link.read_bytes())
    return found


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("size", [0, 1, IN_MEMORY - 1, IN_MEMORY + 1, 3 * IN_MEMORY])
@pytest.mark.usefixtures("temporary")
def test_what_was_sent_is_what_is_read(size: int) -> None:
    content = os.urandom(size)

    with received(content, SealingUploadHandler) as upload:
        assert (upload.name, upload.size) == ("cases.xlsx", size)
        assert upload.read() == content
        upload.seek(0)
        assert b"".join(upload.chunks()) == content


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files of Linux")
def test_a_large_upload_lies_sealed_on_the_disk(temporary: Path) -> None:
    content = CANARY * (2 * IN_MEMORY // len(CANARY))

    with received(content, SealingUploadHandler) as upload:
        on_disk = files_open_in(temporary)

        assert [CANARY in each for each in on_disk] == [False]
        assert upload.read() == content


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files of Linux")
def test_the_usual_handler_would_have_been_noticed(temporary: Path) -> None:
    content = CANARY * (2 * IN_MEMORY // len(CANARY))

    with received(content, TemporaryFileUploadHandler):
        assert [CANARY in each for each in files_open_in(temporary)] == [True]


def test_a_small_upload_never_touches_the_disk(temporary: Path) -> None:
    with received(CANARY, SealingUploadHandler):
        assert not files_open_in(temporary)
        assert not list(temporary.iterdir())


@pytest.mark.parametrize("reset", [True, False])
def test_a_form_that_is_cut_in_its_last_file_closes_all_of_them(
    temporary: Path, reset: bool
) -> None:
    whole = RequestFactory().post(
        "/",
        {
            "a": SimpleUploadedFile("a", CANARY * 200_000),
            "b": SimpleUploadedFile("b", CANARY * 200_000),
        },
    )
    body = whole.read()
    line = _CutLine(body[: len(body) * 3 // 4], reset=reset)
    request = RequestFactory().post("/", content_type=whole.META["CONTENT_TYPE"])
    request.META |= {"CONTENT_LENGTH": len(body)}
    request._stream = line  # noqa: SLF001 -- the line itself
    request._read_started = False  # type: ignore[attr-defined] # noqa: SLF001
    request.upload_handlers = [SealingUploadHandler(request)]

    if reset:
        with pytest.raises(UnreadablePostError):
            request.FILES  # noqa: B018 -- reading is the point
    else:
        assert set(request.FILES) == {"a"}

    assert len(files_open_in(temporary)) == (0 if reset else 1)
    request.close()
    del request
    gc.collect()  # an unclosed file would warn, and warnings are errors
    assert (list(temporary.iterdir()), files_open_in(temporary)) == ([], [])


class _CutLine(io.BytesIO):
    """A line that is cut before its end: by a reset, or just silent."""

    def __init__(self, content: bytes, *, reset: bool) -> None:
        super().__init__(content)
        self._reset = reset

    def read(self, size: int | None = -1, /) -> bytes:
        got = super().read(size)
        if not got and self._reset:
            raise ConnectionResetError
        return got


def test_an_upload_that_breaks_off_leaves_nothing(temporary: Path) -> None:
    handler = SealingUploadHandler()
    handler.new_file("workbook", "cases.xlsx", "text/csv", 9_000_000)
    handler.receive_data_chunk(os.urandom(2 * IN_MEMORY), 0)

    handler.upload_interrupted()

    assert not list(temporary.iterdir())
