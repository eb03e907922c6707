"""Read single variables of the environment and gather what is wrong with them."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

SECRET_LENGTH = 32
TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})

Value = TypeVar("Value")
Conninfo = Mapping[str, str]


class BadEnvironment(SystemExit):
    """Stop the start, naming every wrong variable at once."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"The environment of this installation is not right:\n{lines}")


class Reading:
    """One pass over the environment that remembers every fault, not only the first."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.problems: list[str] = []

    def value(self, name: str, parse: Callable[[str], Value], default: Value) -> Value:
        """Read one variable; an empty one counts as not set, a wrong one is noted."""
        text = self.environ.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as fault:
            self.problems.append(f"{name}: {fault}")
            return default

    def demand(self, name: str, why: str) -> None:
        """Note that a variable is missing which this installation cannot do without."""
        if not self.environ.get(name, "").strip():
            self.problems.append(f"{name}: must be set, {why}")

    def close(self) -> None:
        """Stop if anything was wrong."""
        if self.problems:
            raise BadEnvironment(tuple(self.problems))


def yes_no(text: str) -> bool:
    """Read a switch."""
    if text.lower() in TRUE_WORDS:
        return True
    if text.lower() in FALSE_WORDS:
        return False
    raise ValueError(f"must be yes or no, not {text!r}")


def whole(minimum: int, maximum: int) -> Callable[[str], int]:
    """Make a reader of whole numbers between two bounds."""

    def read(text: str) -> int:
        number = int(text) if re.fullmatch(r"\d{1,12}", text) else -1
        if not minimum <= number <= maximum:
            raise ValueError(f"must be a whole number from {minimum} to {maximum}, not {text!r}")
        return number

    return read


def words(text: str) -> tuple[str, ...]:
    """Read a list separated by commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def long_secret(text: str) -> str:
    """Read a secret that is too long to guess."""
    if len(text) < SECRET_LENGTH:
        raise ValueError(f"must have at least {SECRET_LENGTH} characters")
    return text


def site_address(text: str) -> str:
    """Read the public address of the installation, without a path."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError(f"must look like https://name.example, not {text!r}")
    return f"{parts.scheme}://{parts.netloc}"


def postgres_address(text: str) -> Conninfo:
    """Read the address of a PostgreSQL database."""
    if urlsplit(text).scheme not in {"postgres", "postgresql"}:
        raise ValueError("must begin with postgres:// or postgresql://")
    try:
        found = {name: str(part) for name, part in conninfo_to_dict(text).items()}
    except ProgrammingError as fault:
        raise ValueError(f"must be an address PostgreSQL understands: {fault}".strip()) from None
    if "user" not in found or "dbname" not in found:
        raise ValueError("must name a user and a database: postgres://user@host/database")
    return found


def redis_address(text: str) -> str:
    """Read the address of a Redis or Valkey server."""
    parts = urlsplit(text)
    on_network = parts.scheme in {"redis", "rediss"} and bool(parts.hostname)
    on_socket = parts.scheme == "unix" and parts.path.startswith("/")
    if not on_network and not on_socket:
        raise ValueError("must look like redis://host:6379/0 or unix:///path/valkey.sock?db=0")
    return text
