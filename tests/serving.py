"""The suite behind a real asynchronous server, and a browser's EventSource in Python."""

import http.client
import json
import os
import queue
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import uvicorn
from django.conf import settings
from django.db import connection
from django.test import Client

from cen_suite.asgi import application

COOKIE = "cen_session"


@dataclass(frozen=True)
class Heard:
    """One event, as a page gets it."""

    name: str
    holds: dict[str, Any]
    mark: str


class Page:
    """An open page that listens; what it hears waits until the test asks for it."""

    def __init__(self, port: int, session: str, *, path: str, **headers: str) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._line.request("GET", path, headers={"Cookie": f"{COOKIE}={session}", **headers})
        self.answer = self._line.getresponse()
        self._heard: queue.Queue[Heard | None] = queue.Queue()
        self.raw = b""
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def next(self, within: float = 5.0) -> Heard:
        """Give the next event."""
        heard = self._heard.get(timeout=within)
        assert heard is not None, "the stream has ended"
        return heard

    def hears_nothing(self, seconds: float) -> bool:
        """Say whether the page is left in peace that long."""
        try:
            return self._heard.get(timeout=seconds) is None
        except queue.Empty:
            return True

    def ends(self, within: float) -> float | None:
        """Give the seconds until the stream ended; nothing if it did not."""
        start = time.monotonic()
        try:
            while self._heard.get(timeout=max(0.01, start + within - time.monotonic())):
                pass
        except queue.Empty:
            return None
        return time.monotonic() - start

    def close(self) -> None:
        """Close the page, though a thread still reads from its line."""
        if self._line.sock is not None:
            self._line.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._line.close()

    def _listen(self) -> None:
        fields: dict[str, str] = {}
        try:
            while line := self.answer.readline():
                self.raw += line
                name, _colon, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    fields[name] = value
                elif "event" in fields:
                    self._heard.put(_heard(fields))
                    fields = {}
        except (OSError, http.client.HTTPException, AttributeError, ValueError):
            self.raw += b"<broken>"
        self._heard.put(None)


def _heard(fields: dict[str, str]) -> Heard:
    return Heard(fields["event"], json.loads(fields["data"]), fields.get("id", ""))


class Site:
    """A running server and the pages open on it."""

    def __init__(self, port: int, path: str) -> None:
        self._path = path
        self._pages: list[Page] = []
        self.port = port

    def open(self, client: Client, **headers: str) -> Page:
        """Open a page of whoever is signed in to the client."""
        page = Page(self.port, client.cookies[COOKIE].value, path=self._path, **headers)
        self._pages.append(page)
        return page

    def close(self) -> None:
        """Close every page that was opened."""
        for page in self._pages:
            page.close()


@contextmanager
def serving(path: str) -> Iterator[Site]:
    """Serve the suite from a thread of this process; `path` is what pages listen to."""
    config = uvicorn.Config(
        application,
        port=0,
        lifespan="off",
        log_config=None,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    site = Site(server.servers[0].sockets[0].getsockname()[1], path)
    try:
        yield site
    finally:
        site.close()
        server.should_exit = True
        thread.join(10)
    assert not thread.is_alive()


@contextmanager
def serving_apart(path: str, **variables: str) -> Iterator[tuple[Site, subprocess.Popen[str]]]:
    """Serve the database of this test from a process of its own, as the demo does.

    It shares no memory with the test and has no Redis unless the variables name one: what a page
    hears then comes from the database alone.
    """
    words = "-m uvicorn cen_suite.asgi:application --port 0 --lifespan off --no-access-log"
    server = subprocess.Popen(  # noqa: S603 -- our own server
        [sys.executable, *words.split()],
        env={**os.environ, **_surroundings(), **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    site = Site(0, path)
    try:
        site.port = _port(server)
        yield site, server
    finally:
        site.close()
        server.kill()
        server.wait()
        assert server.stderr is not None
        server.stderr.close()


def _surroundings() -> dict[str, str]:
    login = {**settings.DATABASE_LOGINS.app, "dbname": connection.settings_dict["NAME"]}
    return {
        "DJANGO_SETTINGS_MODULE": "cen_suite.settings",
        "DATABASE_URL": f"postgresql://?{urlencode(login, quote_via=quote)}",
        "REDIS_URL": "",
    }


def _port(server: subprocess.Popen[str]) -> int:
    """Read on which port the server runs, and go on reading so that it never waits for us."""
    assert server.stderr is not None
    said = ""
    for line in server.stderr:
        said += line
        if found := re.search(r"running on http://[\d.]+:(\d+)", line):
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return int(found[1])
    raise AssertionError(said)
