"""A connection breaks in the middle of an upload: nothing half written, no file left behind."""

import gc
import socket
import struct
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from accounts.permissions import Permission
from cen_suite.core.files.models import StoredFile
from cen_suite.core.files.uploads import IN_MEMORY
from cen_suite.core.jobs.models import Job
from seizures.models import Upload
from tests.accounts.conftest import contact_point
from tests.accounts.people import Somebody
from tests.core.files.test_uploads import files_open_in
from tests.seizures.api.machines import API, machine
from tests.seizures.entering import enter

__all__ = ["contact_point"]
pytestmark = pytest.mark.django_db(transaction=True)
RESET = struct.pack("ii", 1, 0)
CSV = b"national_ref,event_start,direction\n" + b"".join(
    b"A-%d,2026-11-03,IMP\n" % number for number in range(190_000)
)
PATIENCE = 15.0


@pytest.fixture(autouse=True)
def vault(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> Path:
    """A store of files that no other worker of this run writes into."""
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    return Path(settings.DATA_DIR) / "files"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def headers_of_page(who: Somebody) -> dict[str, str]:
    """What a browser sends along: the session, and the token against forgery."""
    client = enter(Client(), who)
    client.get("/uploads/")
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    token = client.cookies[project.CSRF_COOKIE_NAME].value
    return {"Cookie": cookies, "X-CSRFToken": token}


def multipart(content: bytes) -> bytes:
    head = b'--bound\r\nContent-Disposition: form-data; name="file"; filename="cases.csv"\r\n\r\n'
    return head + content + b"\r\n--bound--\r\n"


def send_part(
    server: LiveServer, path: str, headers: dict[str, str], body: bytes, part: int, *, reset: bool
) -> None:
    """Announce a body, send a part of it, and break off; a closed line still hears the answer."""
    host = server.thread.host, server.thread.port
    head = [f"POST {path} HTTP/1.1", f"Host: {host[0]}:{host[1]}", f"Content-Length: {len(body)}"]
    head += [f"{name}: {value}" for name, value in headers.items()]
    with socket.create_connection(host) as line:
        line.sendall("\r\n".join([*head, "", ""]).encode() + body[:part])
        time.sleep(0.3)
        if reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        else:
            line.shutdown(socket.SHUT_WR)
            line.settimeout(PATIENCE)
            while line.recv(1 << 16):
                pass


def nothing_is_left(temporary: Path, vault: Path) -> None:
    """Wait until the server has noticed, then look at tables, the store and the disk."""
    end = time.monotonic() + PATIENCE
    while files_open_in(temporary) and time.monotonic() < end:
        gc.collect()
        time.sleep(0.1)
    assert (list(temporary.iterdir()), files_open_in(temporary)) == ([], [])
    assert not Upload.objects.exists()
    assert not Job.objects.exists()
    assert not StoredFile.objects.exists()
    assert kept_files(vault) == []


def kept_files(vault: Path) -> list[Path]:
    return [path for path in vault.rglob("*") if path.is_file()]


@pytest.mark.parametrize("reset", [True, False], ids=["reset", "closed"])
@pytest.mark.parametrize("part", [300, IN_MEMORY + 100_000])
def test_half_a_file_is_no_file(
    live_server: LiveServer,
    contact_point: Somebody,
    temporary: Path,
    vault: Path,
    part: int,
    reset: bool,
) -> None:
    body = multipart(CSV)
    form = {"Content-Type": "multipart/form-data; boundary=bound"}
    token = machine(contact_point, Permission.UPLOAD_MAKE)["authorization"]
    ways: list[tuple[str, dict[str, str]]] = [
        ("/uploads/", headers_of_page(contact_point)),
        (API + "uploads", {"Authorization": token}),
    ]

    for path, headers in ways:
        send_part(live_server, path, {**headers, **form}, body, part, reset=reset)

    nothing_is_left(temporary, vault)


@pytest.mark.parametrize("reset", [True, False], ids=["reset", "closed"])
def test_half_a_list_is_no_list(
    live_server: LiveServer, contact_point: Somebody, temporary: Path, vault: Path, reset: bool
) -> None:
    body = b"[" + b"{}," * 100_000 + b"{}]"
    token = machine(contact_point, Permission.UPLOAD_MAKE)["authorization"]
    headers = {"Authorization": token, "Content-Type": "application/json"}

    send_part(live_server, API + "uploads", headers, body, 90_001, reset=reset)

    nothing_is_left(temporary, vault)


def test_negative_control_the_whole_body_is_taken(
    live_server: LiveServer, contact_point: Somebody, temporary: Path, vault: Path
) -> None:
    body = multipart(CSV[:4_000])
    headers = {
        **headers_of_page(contact_point),
        "Content-Type": "multipart/form-data; boundary=bound",
    }

    send_part(live_server, "/uploads/", headers, body, len(body), reset=False)

    assert Upload.objects.count() == 1
    assert kept_files(vault)
