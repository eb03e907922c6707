"""Reference numbers without gaps, given out under a lock."""

from django.db import connection, transaction

TAKE = """
INSERT INTO db_counter AS counter (name, last) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET last = counter.last + excluded.last
RETURNING last
"""


def take(name: str, count: int = 1) -> range:
    """Take the next numbers of a counter, the first of them being 1.

    The counter stays locked until the caller's transaction ends, so a transaction that fails
    leaves no gap. Take as late as you can, and for many records a whole range at once.
    """
    if count < 1:
        raise ValueError("a range of numbers has at least one")
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("numbers are taken inside a transaction")
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [name, count])
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)
