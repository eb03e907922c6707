"""Fold words to one plain form, so that spelling habits do not part what is the same."""

import unicodedata
from typing import Final

# Letters that Unicode does not take apart, and Arabic letters that keyboards of
# different countries write differently though readers take them for one.
_LETTERS: Final = str.maketrans(
    {
        "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "ħ": "h", "ı": "i", "ŋ": "n",
        "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي",
        "ئ": "ي", "ؤ": "و", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
        "ء": None, "ـ": None,
    }
)  # fmt: skip
_ASCII_BREAKS: Final = str.maketrans(
    {
        chr(point): " "
        for point in range(128)
        if not chr(point).isalnum() and chr(point) not in "$%"
    }
)


def fold(text: str) -> str:
    """Fold case, accents, spaces, punctuation, digits and Arabic variants to one plain form."""
    if text.isascii():
        return " ".join(text.casefold().translate(_ASCII_BREAKS).split())
    # The variants go first: taken apart, some of them would lose what tells them from others.
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(map(_plain_character, apart)).split())


def _plain_character(character: str) -> str:
    """Give the character to compare by: a letter or sign, a Latin digit, a space or nothing."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category[0] in "LN" or category == "Sc" or character == "%":
        return character
    return "" if category in {"Mn", "Cf", "Lm"} else " "
