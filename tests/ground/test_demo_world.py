"""The invented world is founded whole or not at all."""

import pytest
from django.core.management import call_command

from accounts.models import User
from cen_suite.demo import waiting
from seizures.models import Seizure


@pytest.mark.django_db
def test_a_founding_that_is_broken_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off() -> None:
        assert Seizure.objects.exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(waiting, "prepare_work", break_off)
    with pytest.raises(KeyboardInterrupt):
        call_command("load_demo")

    assert not Seizure.objects.exists()
    assert not User.objects.exists()
