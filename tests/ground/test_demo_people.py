"""The starter tells the passwords that the world was founded with, and writes none down."""

import re
import subprocess
import sys

import pytest
from django.conf import settings

from accounts.models import User
from cen_suite.demo.people import introduce, password_from, people
from cen_suite.demo.world import found_world

LINE = re.compile(r"^  (\S+) +(\S+) +\S", re.MULTILINE)


@pytest.mark.django_db
def test_everybody_introduced_can_sign_in_with_the_password_told() -> None:
    found_world()

    told = dict(LINE.findall(introduce(settings.SECRET_KEY)))

    assert set(told) == {person.username for person in people()}
    for user in User.objects.filter(username__in=told):
        assert user.check_password(told[user.username])


def test_another_installation_has_other_passwords() -> None:
    names = [person.username for person in people()]

    here, there = ([password_from(key, name) for name in names] for key in ("a" * 40, "b" * 40))

    assert not set(here) & set(there)


def test_the_starter_needs_no_django() -> None:
    question = "import cen_suite.launch.demo, sys; sys.exit('django.conf' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", question], check=False).returncode == 0  # noqa: S603 -- our own module
