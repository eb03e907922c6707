import re
from pathlib import Path

import pytest
from django.utils.translation import override

from seizures import record
from seizures.record.problems import Problem, Severity
from seizures.record.sentences import SENTENCES, sentence

RAISED = re.compile(
    r"(?:\b(?:hard|soft)\(\s*[^,]+,\s*|Unreadable\(\s*|Problem\([^,]+,\s*|return |\(\s*|else \()"
    r"\"([a-z]+(?:-[a-z]+)+|missing)\""
)


def _codes_in_source() -> set[str]:
    folder = Path(record.__file__).parent
    files = [*folder.glob("checks/*.py"), *(folder / f"{name}.py" for name in READERS)]
    return {code for file in files for code in RAISED.findall(file.read_text("utf-8"))}


READERS = ("reading", "numbers", "dates", "drafting")


def test_every_code_that_is_raised_has_a_sentence() -> None:
    codes = _codes_in_source()

    assert len(codes) > 40
    assert codes - SENTENCES.keys() == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_names_what_it_speaks_of(code: str) -> None:
    holes = re.findall(r"%\((\w+)\)s", str(SENTENCES[code]))
    problem = Problem("lines.0.unit", code, Severity.HARD, dict.fromkeys(holes, "“here”"))

    said = sentence(problem)

    assert said.count("“here”") == len(holes)
    assert said[0] == "“" or said[0].isupper()
    assert said.endswith((".", "?"))


def test_a_code_without_words_is_an_error() -> None:
    with pytest.raises(LookupError), override("en"):
        sentence(Problem("title", "never-heard-of", Severity.SOFT))
