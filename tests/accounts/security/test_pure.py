"""Networks, sessions, passwords, paper: arithmetic that needs no database."""

import pytest

from accounts.security import codes, passwords, sessions, sources
from accounts.security.paper import PaperFault, fault_of_pdf

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("192.0.3.77", "192.0.3.0/24"),
        ("2001:db8:0:100::1", "2001:db8:0:100::/56"),
        ("2001:db8:0:1ff::1", "2001:db8:0:100::/56"),
        ("::ffff:192.0.2.9", "192.0.2.0/24"),
        ("not an address", "unknown"),
        ("", "unknown"),
    ],
)
def test_neighbours_are_one_network(address: str, network: str) -> None:
    assert sources.network_of(address) == network


@pytest.mark.parametrize(
    ("forwarded", "proxies", "found"),
    [
        ("6.6.6.6", 0, "10.0.0.1"),
        ("6.6.6.6, 203.0.113.5", 1, "203.0.113.5"),
        ("6.6.6.6, 203.0.113.5, 10.0.0.9", 2, "203.0.113.5"),
        ("", 1, "10.0.0.1"),
        ("203.0.113.5", 2, "10.0.0.1"),
    ],
)
def test_a_client_cannot_claim_an_address(forwarded: str, proxies: int, found: str) -> None:
    assert sources.client_address("10.0.0.1", forwarded, proxies) == found


def test_a_session_ends_by_rest_and_by_age() -> None:
    assert not sessions.is_over(started=0, seen=1000, now=1000 + 1800)
    assert sessions.is_over(started=0, seen=1000, now=1000 + 1801)
    assert not sessions.is_over(started=0, seen=43_000, now=43_200)
    assert sessions.is_over(started=0, seen=43_200, now=43_201)


def test_a_proof_is_fresh_for_ten_minutes() -> None:
    assert sessions.is_fresh(100, 700)
    assert not sessions.is_fresh(100, 701)
    assert not sessions.is_fresh(900, 700)


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("heron lantern copper 41", None),
        ("كلمة سر طويلة جدا وغريبة", None),
        ("short", passwords.Fault.SHORT),
        ("x" * 129, passwords.Fault.LONG),
        ("abababababab", passwords.Fault.REPEATED),
        ("customs-dakar", passwords.Fault.CONTEXT),
        ("dakarcustoms1", passwords.Fault.CONTEXT),
    ],
)
def test_passwords(password: str, fault: passwords.Fault | None) -> None:
    assert passwords.fault_of(password, ["customs", "dakar"]) == fault


def test_issued_names_are_random_and_readable() -> None:
    names = {codes.issue_name() for _ in range(1000)}

    assert len(names) == 1000
    assert all(len(name) == 13 and not set(name) & set("lo01i") for name in names)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (PDF, None),
        (b"", PaperFault.EMPTY),
        (b"<html>", PaperFault.KIND),
        (PDF.replace(b"obj", b"/JavaScript"), PaperFault.ACTIVE),
        (PDF.replace(b"obj", b"/Encrypt"), PaperFault.ACTIVE),
        (PDF + b"0" * (5 * 1024 * 1024), PaperFault.LARGE),
    ],
)
def test_only_quiet_paper_is_taken(content: bytes, fault: PaperFault | None) -> None:
    assert fault_of_pdf(content) == fault
