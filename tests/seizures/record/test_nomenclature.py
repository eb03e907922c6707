import pytest

from cen_suite.core.codelists.tables import Code, CodeTable
from seizures.record.nomenclature import COMPLETE, hs_code

SHORT = CodeTable("hs", "2022", [Code("24"), Code("2402", "24")])
LONG = CodeTable("hs", "2022", [Code("24"), *(Code(f"24{n:04d}") for n in range(COMPLETE))])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("24", "24"),
        ("2402", "2402"),
        ("2402.20", "240220"),
        ("2402 20 90 10", "240220"),
        ("2403", "2403"),
        ("77", None),
        ("770011", None),
        ("240", None),
        ("cigarettes", None),
        ("", None),
    ],
)
def test_a_code_of_a_known_chapter_is_taken_while_the_list_is_short(
    written: str, code: str | None
) -> None:
    assert hs_code(written, SHORT) == code


def test_a_complete_nomenclature_decides() -> None:
    assert hs_code("240001", LONG) == "240001"
    assert hs_code("249999", LONG) is None
