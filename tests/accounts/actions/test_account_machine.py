"""The life of an account against a pure model of it: every event, every actor, any order."""

import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.actions import (
    access,
    passwords,
    resets,
    sign_in,
    standing,
    suspensions,
    upkeep,
)
from accounts.actions.letters import send_waiting
from accounts.errors import DomainError, Refused
from accounts.gate import Actor
from accounts.permissions import Application
from accounts.queries.actors import actor_for
from tests.accounts.people import PASSWORD, Somebody, somebody

START = datetime(2028, 2, 20, 9, 0, tzinfo=UTC)  # a leap day and a change to summer time ahead
NEW = "quartz meadow violin 77"
ACTORS = ("contact", "foreign", "helpdesk", "lead", "self", "reader")
MAY_RESET = {"contact", "helpdesk", "lead"}
MAY_SUSPEND = {"contact", "helpdesk"}
MAY_MANAGE = {"lead", "helpdesk"}
MAY_REOPEN = {"cen": {"contact", "helpdesk"}, "cencomm": {"lead", "helpdesk"}}
LIMIT = {"cen": 30, "cencomm": 25}


@dataclass
class Expected:
    """What the account should be."""

    state: str = "active"
    failed: int = 0
    password: str = PASSWORD
    last_used: dict[str, datetime] = field(default_factory=dict)
    is_member: bool = True
    open_link: bool = False
    link_made: datetime = START

    def works(self, application: str, now: datetime) -> bool:
        if application == "cencomm" and not self.is_member:
            return False
        return now - self.last_used[application] < timedelta(days=LIMIT[application])

    def may_enter(self, now: datetime) -> bool:
        return self.state == "active" and any(self.works(app, now) for app in LIMIT)


class AccountMachine(RuleBasedStateMachine):
    """Throws events at one account and compares."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.clock = time_machine.travel(START, tick=False)
        self.time = self.clock.start()
        mail.outbox.clear()
        self.old_secrets: list[str] = []

    def teardown(self) -> None:
        self.clock.stop()
        transaction.savepoint_rollback(self.savepoint)

    @initialize()
    def admit(self) -> None:
        self.me = somebody("sn.member", "EO", "CM", operation="OP-1")
        others = {
            "contact": somebody("sn.contact", "NCP"),
            "foreign": somebody("be.contact", "NCP", at="BE-CUS"),
            "helpdesk": somebody("helpdesk", "HD", at="WCO"),
            "lead": somebody("op.lead", "OL", at="BE-CUS", operation="OP-1"),
            "reader": somebody("sn.reader", "RD"),
        }
        self.people: dict[str, Somebody] = {**others, "self": self.me}
        self.want = Expected(last_used=dict.fromkeys(LIMIT, START))
        self.epoch = self.me.fresh().session_epoch

    # what happens -----------------------------------------------------------------------------

    @rule(right=st.booleans())
    def try_to_sign_in(self, right: bool) -> None:
        typed = self.want.password if right else "wrong"
        verdict, _user = sign_in.try_password(sign_in.Try("sn.member", "192.0.2.0/24"), typed)
        good = right and self.want.may_enter(self.now)
        assert (verdict is sign_in.Verdict.RIGHT) == good
        if self.want.state == "active" and not right:
            self.want.failed += 1
            if self.want.failed == 3:
                self.want.state = "blocked"
        if good:
            assert sign_in.complete_sign_in(self.me.user.pk) is not None
            self.want.failed = 0

    @rule(who=st.sampled_from(ACTORS))
    def start_a_reset(self, who: str) -> None:
        done = self.attempt(
            lambda by: resets.start_reset(public_id=self.public_id, reason="asked", by=by), who
        )
        assert done == (who in MAY_RESET and self.want.state in {"active", "blocked"})
        if done:
            self.want.open_link, self.want.link_made = True, self.now
            send_waiting()
            self.old_secrets.append(_secret(str(mail.outbox[-1].body)))

    @precondition(lambda self: self.old_secrets)
    @rule(old=st.booleans())
    def open_a_link(self, old: bool) -> None:
        if old and len(self.old_secrets) < 2:
            return
        secret = self.old_secrets[0 if old else -1]
        fresh = self.now - self.want.link_made <= timedelta(minutes=30)
        good = not old and self.want.open_link and fresh
        good = good and self.want.state in {"active", "blocked"}
        try:
            passwords.reset_password(secret, NEW)
        except DomainError:
            assert not good
        else:
            assert good
            self.want.state, self.want.failed, self.want.password = "active", 0, NEW
            self.want.open_link = False

    @rule(who=st.sampled_from(ACTORS))
    def suspend(self, who: str) -> None:
        done = self.attempt(
            lambda by: standing.suspend_person(public_id=self.public_id, reason="left", by=by), who
        )
        assert done == (who in MAY_SUSPEND and self.want.state not in {"suspended", "closed"})
        if done:
            self.want.state, self.want.open_link = "suspended", False

    @rule(who=st.sampled_from(ACTORS))
    def lift(self, who: str) -> None:
        done = self.attempt(
            lambda by: standing.lift_suspension(public_id=self.public_id, reason="back", by=by),
            who,
        )
        assert done == (who in MAY_SUSPEND and self.want.state == "suspended")
        if done:
            self.want.state, self.want.failed = "active", 0

    @rule(who=st.sampled_from(ACTORS), again=st.booleans())
    def suspend_or_resume_the_membership(self, who: str, again: bool) -> None:
        act = suspensions.resume_membership if again else suspensions.suspend_membership
        held = self.me.user.memberships.get(role="CM").pk
        done = self.attempt(
            lambda by: act(public_id=self.public_id, membership_id=held, reason="why", by=by), who
        )
        assert done == (who in MAY_MANAGE and self.want.is_member != again)
        if done:
            self.want.is_member = again

    @rule(who=st.sampled_from(ACTORS), application=st.sampled_from(list(LIMIT)))
    def reopen(self, who: str, application: str) -> None:
        done = self.attempt(
            lambda by: standing.reopen_access(
                public_id=self.public_id, application=application, by=by
            ),
            who,
        )
        assert done == (who in MAY_REOPEN[application])
        if done:
            self.want.last_used[application] = self.now

    @rule(application=st.sampled_from(list(LIMIT)))
    def use(self, application: str) -> None:
        """Work in an application, which the gate lets only an open access do."""
        if self.want.state == "active" and self.want.works(application, self.now):
            access.note_use(self.me.user.pk, Application(application))
            if self.now - self.want.last_used[application] > timedelta(minutes=5):
                self.want.last_used[application] = self.now

    @rule(hours=st.integers(1, 13 * 24))
    def time_passes(self, hours: int) -> None:
        self.time.shift(timedelta(hours=hours))
        # a cache that is a server of its own does not travel in time: what it forgot by now
        cache.delete_many([f"used:{self.me.user.pk}:{application}" for application in LIMIT])
        for name, other in self.people.items():
            if name != "self":
                for application in Application:
                    _keep_alive(other, application)

    @rule()
    def the_nightly_check_runs(self) -> None:
        upkeep.keep_accounts()

    # what must hold ---------------------------------------------------------------------------

    @invariant()
    def the_account_is_as_expected(self) -> None:
        user = self.me.fresh()
        assert (user.state, user.failed) == (self.want.state, self.want.failed)

    @invariant()
    def only_an_active_account_has_rights_and_only_where_it_is_used(self) -> None:
        names = {p.value.split(".")[0] for p in actor_for(self.me.fresh()).permissions}
        active = self.want.state == "active"
        assert ("seizure" in names) == (active and self.want.works("cen", self.now))
        assert ("message" in names) == (active and self.want.works("cencomm", self.now))

    @invariant()
    def sessions_never_outlive_the_right_to_be_here(self) -> None:
        user = self.me.fresh()
        assert user.session_epoch >= self.epoch
        if self.want.state != "active":
            assert user.session_epoch > self.epoch

    # helpers ----------------------------------------------------------------------------------

    def attempt(self, act: Any, who: str) -> bool:
        try:
            act(self.by(who))
        except (Refused, DomainError):
            return False
        return True

    def by(self, who: str) -> Actor:
        return self.people[who].actor

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    @property
    def public_id(self) -> str:
        return str(self.me.user.public_id)


def _keep_alive(person: Somebody, application: Application) -> None:
    """Let the others come to work every day, so that only the one account ages."""
    person.user.accesses.filter(application=application).update(last_used=datetime.now(UTC))


def _secret(body: str) -> str:
    found = re.search(r"/reset/([\w-]+)/", body)
    assert found is not None
    return found[1]


WIDE = dict.fromkeys(("names", "failures", "blocks", "refusals"), 10**6)


@pytest.mark.django_db
def test_the_account_lives_as_the_model_says(settings: Any) -> None:
    settings.SIGN_IN_LIMITS = WIDE

    run_state_machine_as_test(AccountMachine, settings=THOROUGH)


@pytest.mark.django_db
def test_negative_control_a_lenient_lock_is_found(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SIGN_IN_LIMITS = WIDE
    monkeypatch.setattr(sign_in, "STRIKES", 4)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(AccountMachine, settings=settings_of(200, Phase.generate))


def settings_of(examples: int, *phases: Phase) -> Any:
    """Look at so many lives of thirty events each."""
    return hypothesis_settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )


EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "15"))
THOROUGH = settings_of(EXAMPLES, Phase.generate, Phase.shrink)
