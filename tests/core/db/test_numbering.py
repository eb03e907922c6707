"""Numbers have no gaps and no doubles, whatever fails beside them."""

import threading

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from cen_suite.core.db import numbering


@pytest.mark.django_db
def test_numbers_begin_with_one_and_follow_each_other() -> None:
    assert list(numbering.take("cases")) == [1]
    assert list(numbering.take("cases", 3)) == [2, 3, 4]
    assert list(numbering.take("photos")) == [1]


@pytest.mark.django_db
def test_a_failed_transaction_leaves_no_gap() -> None:
    with pytest.raises(ValueError, match="at least one"), transaction.atomic():
        _take_and_fail()

    assert list(numbering.take("cases")) == [1]


def _take_and_fail() -> None:
    numbering.take("cases", 10)
    numbering.take("cases", 0)


@pytest.mark.django_db(transaction=True)
def test_numbers_outside_a_transaction_are_refused() -> None:
    with pytest.raises(TransactionManagementError):
        numbering.take("cases")


@pytest.mark.django_db
def test_a_range_without_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        numbering.take("cases", 0)


@pytest.mark.django_db(transaction=True)
def test_many_takers_at_once_get_every_number_once() -> None:
    taken: list[int] = []

    def take_some() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    taken.extend(numbering.take("cases"))
        finally:
            connection.close()

    threads = [threading.Thread(target=take_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == list(range(1, 41))
