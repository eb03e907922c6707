"""What counts as the same word."""

import pytest

from cen_suite.core.text.folding import fold


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Côte d’Ivoire", "cote d ivoire"),
        ("  KILO\tgram ", "kilo gram"),
        ("Größe", "grosse"),
        ("m³", "m3"),
        ("Łódź", "lodz"),
        ("50 % – pure", "50 % pure"),
        ("١٢", "12"),
        ("۱۲", "12"),
    ],
)
def test_case_accents_spaces_and_digits_do_not_part_words(written: str, plain: str) -> None:
    assert fold(written) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إيران", "ایران"),
        ("كيلو", "کیلو"),
        ("كِيلو", "كيلو"),
        ("مدرسة", "مدرسه"),
        ("كـيلو", "كيلو"),
    ],
)
def test_arabic_persian_and_urdu_keyboards_write_the_same_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("kg", "kgs"), ("€", "$"), ("غ", "كغ"), ("и", "к")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)
