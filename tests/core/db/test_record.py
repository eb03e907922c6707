"""A record notices that somebody else has written it since it was read."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from django.db import connection, models
from typing_extensions import override

from cen_suite.core.db.logins import migrating
from cen_suite.core.db.record import Outdated, Record, write_version

pytestmark = pytest.mark.django_db(transaction=True)


class Shelf(Record):
    """The smallest record there is."""

    word = models.TextField()

    objects: ClassVar[models.Manager["Shelf"]] = models.Manager()

    class Meta:
        app_label = "trial"  # not installed, so no migration is missed

    @override
    def __str__(self) -> str:
        return self.word


@pytest.fixture(autouse=True)
def table() -> Iterator[None]:
    """Give the smallest record a table for one test."""
    with migrating(), connection.schema_editor() as editor:
        editor.create_model(Shelf)
    yield
    with migrating(), connection.schema_editor() as editor:
        editor.delete_model(Shelf)


def test_a_new_record_has_identity_times_and_version() -> None:
    shelf = Shelf.objects.create(word="first")
    shelf.refresh_from_db()

    assert shelf.public_id.version == 7
    assert shelf.version == 1
    assert shelf.created == shelf.updated


def test_each_writing_makes_the_next_version() -> None:
    shelf = Shelf.objects.create(word="first")
    shelf.refresh_from_db()
    shelf.word = "second"

    write_version(shelf, "word")

    kept = Shelf.objects.get(pk=shelf.pk)
    assert (kept.word, kept.version) == ("second", 2)
    assert kept.updated > kept.created


def test_a_second_writer_is_refused_and_nothing_is_lost() -> None:
    shelf = Shelf.objects.create(word="first")
    mine, theirs = Shelf.objects.get(pk=shelf.pk), Shelf.objects.get(pk=shelf.pk)
    theirs.word = "theirs"
    write_version(theirs, "word")
    mine.word = "mine"

    with pytest.raises(Outdated):
        write_version(mine, "word")

    assert Shelf.objects.get(pk=shelf.pk).word == "theirs"
