"""An open page is told what is new for its reader, and is shut as soon as he may not stay."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actions import memberships, passwords, resets, standing, suspensions
from accounts.actions.links import start_link
from accounts.actions.notices import tell
from accounts.models import Access, Membership, OneTimeLink, User
from accounts.queries import streams
from accounts.queries.notices import unread_words
from accounts.security import sessions
from cen_suite.core.live import channel
from tests.accounts.people import Somebody, somebody
from tests.accounts.views.test_sign_in import sign_in
from tests.serving import Site, serving

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
NEW = "quartz meadow violin 77"
SOON = 2.0
"""Within this many seconds a person who may not stay must be out."""


@pytest.fixture
def site(db: None) -> Iterator[Site]:
    with serving(reverse("live")) as site:
        yield site


@pytest.fixture
def client(reader: Somebody) -> Client:
    client = Client()
    sign_in(client, "sn.reader")
    return client


def tell_role(user: User) -> None:
    tell([user.pk], "role.granted", params={"role": "RD"})


def test_a_notice_reaches_an_open_page(site: Site, client: Client, reader: Somebody) -> None:
    page = site.open(client)
    first = page.next()

    tell_role(reader.user)
    second = page.next()

    assert (first.name, first.holds["unread"]) == ("notices", 0)
    assert (second.name, second.holds["unread"]) == ("notices", 1)
    assert second.holds["words"] == "1 unread notice"


def test_what_is_rolled_back_rings_nothing(site: Site, client: Client, reader: Somebody) -> None:
    page = site.open(client)
    page.next()

    with transaction.atomic():
        tell_role(reader.user)
        transaction.set_rollback(True)

    assert page.hears_nothing(1.5)


def test_what_is_read_in_one_page_is_read_in_all(
    site: Site, client: Client, reader: Somebody
) -> None:
    tell_role(reader.user)
    page = site.open(client)
    assert page.next().holds["unread"] == 1

    client.post(reverse("notices"))

    assert page.next().holds["unread"] == 0


def test_nobody_hears_of_another_persons_notices(
    site: Site, client: Client, reader: Somebody, stranger: Somebody
) -> None:
    other = Client()
    sign_in(other, "be.officer")
    mine, theirs = site.open(client), site.open(other)
    assert mine.next().holds["unread"] == theirs.next().holds["unread"] == 0

    tell_role(stranger.user)

    assert theirs.next().holds["unread"] == 1
    assert mine.hears_nothing(1.5)


def test_the_bell_is_not_needed(
    site: Site, client: Client, reader: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site.open(client)
    page.next()
    monkeypatch.setattr(channel, "ring", lambda _topics: None)

    tell_role(reader.user)

    assert page.next(within=2.0).holds["unread"] == 1


def test_a_page_that_comes_back_is_not_told_again(
    site: Site, client: Client, reader: Somebody
) -> None:
    tell_role(reader.user)
    mark = site.open(client).next().mark

    again = site.open(client, **{"Last-Event-ID": mark})
    assert again.hears_nothing(1.5)
    tell_role(reader.user)

    assert again.next().holds["unread"] == 2


def block(who: Somebody, _by: Somebody) -> None:
    for _try in range(3):
        sign_in(Client(), who.user.username, "wrong")


def suspend(who: Somebody, by: Somebody) -> None:
    standing.suspend_person(public_id=str(who.user.public_id), reason="left", by=by.actor)


def close(who: Somebody, by: Somebody) -> None:
    standing.close_person(public_id=str(who.user.public_id), reason="left", by=by.actor)


def reset(who: Somebody, by: Somebody) -> None:
    with transaction.atomic():
        link, secret = start_link(who.user, OneTimeLink.Kind.RESET, by=by.actor)
        assert link.pk
    passwords.reset_password(secret, NEW)


def lose_the_factor(who: Somebody, by: Somebody) -> None:
    desk = somebody("desk.one", "HD", at="WCO"), somebody("desk.two", "HD", at="WCO")
    public_id = str(who.user.public_id)
    link = resets.start_factor_removal(public_id=public_id, reason="lost", by=desk[0].actor)
    resets.confirm_start(link_id=link.pk, by=desk[1].actor)


def change_password(who: Somebody, _by: Somebody) -> None:
    passwords.change_own_password(who.user.pk, NEW)


SHUT_OUT: list[Callable[[Somebody, Somebody], None]] = [
    block,
    suspend,
    close,
    reset,
    lose_the_factor,
    change_password,
]


@pytest.mark.parametrize("shut_out", SHUT_OUT)
def test_whoever_is_shut_out_is_told_within_two_seconds(
    site: Site,
    client: Client,
    reader: Somebody,
    contact_point: Somebody,
    shut_out: Callable[[Somebody, Somebody], None],
) -> None:
    page = site.open(client)
    page.next()

    shut_out(reader, contact_point)

    start = time.monotonic()
    while (told := page.next(within=SOON)).name == "notices":
        assert told.holds["unread"]  # that his account is being changed, told before it was
    assert (told.name, told.holds) == ("end", {"why": "signed-out"})
    assert page.ends(within=SOON) is not None
    assert time.monotonic() - start < SOON
    assert client.get(reverse("notice-count")).status_code == 302


def test_negative_control_somebody_elses_block_ends_nothing(
    site: Site, client: Client, reader: Somebody, stranger: Somebody, contact_point: Somebody
) -> None:
    page = site.open(client)
    page.next()

    block(stranger, contact_point)

    assert page.ends(within=SOON) is None


def test_a_role_that_ends_ends_the_stream_and_says_so(
    site: Site, client: Client, reader: Somebody, helpdesk: Somebody
) -> None:
    page = site.open(client)
    page.next()
    membership = Membership.objects.get(user=reader.user)

    memberships.end_role(membership_id=membership.pk, by=helpdesk.actor)

    told = page.next(within=SOON)
    assert (told.name, told.holds) == ("end", {"why": "roles-changed"})
    assert page.ends(within=SOON) is not None


@pytest.mark.parametrize(
    ("roles", "why"), [(("CM",), "signed-out"), (("CM", "RD"), "roles-changed")]
)
def test_a_suspended_membership_ends_the_stream(
    site: Site, helpdesk: Somebody, roles: tuple[str, ...], why: str
) -> None:
    member, client = somebody("sn.member", *roles, operation="DEMETER-XI"), Client()
    sign_in(client, "sn.member")
    page = site.open(client)
    page.next()

    suspensions.suspend_membership(
        public_id=str(member.user.public_id),
        membership_id=Membership.objects.get(user=member.user, role="CM").pk,
        reason="left the team",
        by=helpdesk.actor,
    )

    told = page.next(within=SOON)
    assert (told.name, told.holds) == ("end", {"why": why})
    assert page.ends(within=SOON) is not None
    assert (client.get(reverse("notice-count")).status_code == 302) == (why == "signed-out")


def test_a_role_that_is_given_ends_nothing(
    site: Site, client: Client, reader: Somebody, helpdesk: Somebody
) -> None:
    page = site.open(client)
    page.next()

    memberships.grant_role(user_id=reader.user.pk, role="EO", by=helpdesk.actor)

    assert page.next().holds["unread"] == 1
    assert page.ends(within=SOON) is None


def test_ending_one_session_ends_the_streams_of_that_one_only(
    site: Site, client: Client, reader: Somebody
) -> None:
    other = Client()
    sign_in(other, "sn.reader")
    stays, goes = site.open(client), site.open(other)
    stays.next()
    goes.next()

    other.session.delete()

    assert goes.next(within=SOON).holds == {"why": "signed-out"}
    assert stays.ends(within=SOON) is None


@pytest.mark.parametrize(
    ("clock", "seconds", "is_over"),
    [
        (sessions.SEEN, sessions.IDLE_SECONDS + 5, True),
        (sessions.SEEN, sessions.IDLE_SECONDS - 60, False),
        (sessions.STARTED, sessions.ABSOLUTE_SECONDS + 5, True),
        (sessions.STARTED, sessions.ABSOLUTE_SECONDS - 60, False),
    ],
)
def test_a_stream_lives_no_longer_than_its_session(
    site: Site, client: Client, clock: str, seconds: int, is_over: bool
) -> None:
    page = site.open(client)
    page.next()

    session = client.session
    session[clock] -= seconds
    session.save()

    assert (page.ends(within=SOON) is not None) == is_over


def test_neither_a_stream_nor_a_count_is_use(site: Site, client: Client, reader: Somebody) -> None:
    session = client.session
    session[sessions.SEEN] -= 20 * 60
    session.save()
    before = session[sessions.SEEN]
    used = Access.objects.get(user=reader.user).last_used

    site.open(client).next()
    assert client.get(reverse("notice-count")).status_code == 200
    assert client.session[sessions.SEEN] == before
    assert Access.objects.get(user=reader.user).last_used == used

    assert client.get(reverse("notices")).status_code == 200
    assert client.session[sessions.SEEN] > before


WATCHED = ("upload-progress", "export-progress")
NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(("watched", "used"), [(WATCHED[0], "uploads"), (WATCHED[1], "exports")])
def test_watching_work_is_no_use_either(reporter: Somebody, watched: str, used: str) -> None:
    client = Client()
    sign_in(client, "sn.officer")
    session = client.session
    session[sessions.SEEN] = asleep = session[sessions.SEEN] - 20 * 60
    session.save()
    Access.objects.filter(user=reporter.user).update(last_used=timezone.now() - DAY)

    client.get(reverse(watched, args=[NOWHERE]))
    assert client.session[sessions.SEEN] == asleep
    assert Access.objects.get(user=reporter.user).last_used < timezone.now() - DAY / 2

    client.get(reverse(used))
    assert client.session[sessions.SEEN] > asleep
    assert Access.objects.get(user=reporter.user).last_used > timezone.now() - DAY / 2


@pytest.mark.parametrize("watched", WATCHED)
def test_an_open_page_of_somebody_signed_out_is_told_to_ask_no_more(watched: str) -> None:
    address = reverse(watched, args=[NOWHERE])

    answer = Client().get(address, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (286, b"")
    assert answer["HX-Reswap"] == "none"

    assert Client().get(address).status_code == 302  # whoever opens it himself signs in
    assert Client().get(reverse("exports"), headers={"HX-Request": "true"}).status_code == 302


def test_the_tray_of_an_open_page_is_no_use(client: Client, reader: Somebody) -> None:
    session = client.session
    session[sessions.SEEN] = asleep = session[sessions.SEEN] - 20 * 60
    session.save()
    tell_role(reader.user)

    answer = client.get(reverse("notice-tray"), headers={"HX-Request": "true"})

    assert answer.content.count(b"notices__line--new") == 1
    assert b"Mark all as read" in answer.content
    assert client.session[sessions.SEEN] == asleep


def test_too_many_pages_cost_the_oldest_its_stream(site: Site, client: Client) -> None:
    pages = [site.open(client) for _ in range(9)]
    for page in pages[1:]:
        assert page.next().name == "notices"

    names = [pages[0].next().name]
    if names == ["notices"]:
        names.append(pages[0].next().name)

    assert names[-1] == "crowded"
    assert pages[0].ends(within=SOON) is not None
    assert pages[1].ends(within=0.5) is None


def connections_of_others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def test_a_stream_holds_no_connection_and_a_hundred_looks_cost_four_queries(
    site: Site, client: Client, reader: Somebody, django_assert_num_queries
) -> None:
    pages = [site.open(client) for _ in range(8)]
    for page in pages:
        page.next()

    end = time.monotonic() + 3  # the server needs a moment to take leave of those who hang up
    while connections_of_others() > 1 and time.monotonic() < end:
        time.sleep(0.05)
    assert connections_of_others() == 1

    keys = list(Session.objects.values_list("session_key", flat=True))
    readers = [
        streams.Reader(reader.user.pk + n, f"{keys[0]}{n or ''}", "", frozenset())
        for n in range(100)
    ]
    with django_assert_num_queries(4):
        streams.look(readers)


def test_a_stream_is_neither_packed_nor_kept(site: Site, client: Client) -> None:
    page = site.open(client, **{"Accept-Encoding": "gzip"})

    assert page.next().name == "notices"
    assert page.answer.headers["Content-Type"] == "text/event-stream"
    assert page.answer.headers["Content-Encoding"] == "identity"
    assert page.answer.headers["Cache-Control"] == "no-store, no-transform"
    assert page.answer.headers["X-Accel-Buffering"] == "no"


def test_a_stranger_gets_no_stream(site: Site, client: Client) -> None:
    client.cookies["cen_session"] = "nothing"

    page = site.open(client)

    assert page.answer.status == 302
    assert page.answer.headers["Location"].startswith(reverse("account_login"))


def test_a_worker_for_pages_is_not_held_up(client: Client) -> None:
    answer = client.get(reverse("live"))

    assert (answer.status_code, answer.headers["Retry-After"]) == (204, "60")


def test_a_page_may_ask_instead(client: Client, reader: Somebody) -> None:
    tell_role(reader.user)

    told = client.get(reverse("notice-count")).json()

    assert (told["unread"], told["words"], told["person"]) == (1, "1 unread notice", "sn.reader")


def test_a_person_without_a_second_factor_is_not_led_astray(client: Client, settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True

    assert client.get(reverse("notice-count")).status_code == 200
    assert client.get(reverse("notices")).status_code == 302


def test_words_are_in_the_readers_language(site: Site, client: Client, reader: Somebody) -> None:
    User.objects.filter(pk=reader.user.pk).update(language="fr")

    page = site.open(client)

    with translation.override("fr"):
        assert page.next().holds["words"] == unread_words(0)
