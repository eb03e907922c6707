"""Criteria: the address holds the whole search, and bad addresses never hurt."""

from datetime import date
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from seizures.search.criteria import Criteria, Criterion, read_criteria
from seizures.search.dimensions import Dimension

words = st.text(max_size=30)
criteria = st.builds(
    Criteria,
    text=words.map(lambda text: " ".join(text.replace("\x00", "").split())),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    values=st.lists(
        st.builds(
            Criterion,
            dimension=st.sampled_from(Dimension),
            code=st.text("ABCXYZ0123456789-", min_size=1, max_size=20),
        ),
        unique=True,
        max_size=20,
    ).map(tuple),
)


@given(criteria)
def test_a_search_survives_its_address(asked: Criteria) -> None:
    read = read_criteria(parse_qs(asked.query()))

    assert (read.text, read.since, read.until) == (asked.text, asked.since, asked.until)
    assert set(read.values) == set(asked.values)
    assert read.query() == asked.query()


@given(st.dictionaries(st.sampled_from([*Dimension, "q", "since", "until", "x"]), st.lists(words)))
def test_any_address_can_be_read(query: dict[str, list[str]]) -> None:
    read_criteria(query)


def test_a_year_alone_is_its_first_day() -> None:
    assert read_criteria({"since": ["2024"]}).since == date(2024, 1, 1)
