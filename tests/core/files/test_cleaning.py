"""The child that decodes keeps within its limits and answers in one form."""

import json
import subprocess
import sys

from cen_suite.core.files.cleaning import clean_here
from tests.corpus import pictures


def run_child(raw: bytes, *before: str) -> bytes:
    code = ";".join(
        (
            *before,
            "from cen_suite.core.files import cleaning",
            "import sys",
            "sys.exit(cleaning.main())",
        )
    )
    child = subprocess.run(  # noqa: S603 -- our own interpreter
        (sys.executable, "-c", code), input=raw, capture_output=True, check=True, timeout=60
    )
    return child.stdout


def test_the_answer_names_the_sizes_of_what_follows() -> None:
    output = run_child(pictures.written(pictures.scene(), "JPEG"))

    line, _, rest = output.partition(b"\n")
    answer = json.loads(line)
    assert (answer["width"], answer["height"]) == (320, 240)
    assert sum(answer["sizes"]) == len(rest)


def test_a_refusal_is_an_answer_as_well() -> None:
    assert json.loads(run_child(b"words")) == {"refused": "no-picture", "params": {}}


def test_too_little_memory_is_a_refusal() -> None:
    less = "import cen_suite.core.files.cleaning as c;c.MEMORY_BYTES=1<<27"

    output = run_child(pictures.written(pictures.scene(6000, 6000), "PNG", compress_level=1), less)

    assert json.loads(output) == {"refused": "too-heavy", "params": {}}


def test_the_largest_picture_fits_into_the_limits() -> None:
    plain = pictures.scene(8000, 5000).quantize(16).convert("RGBA")

    output = run_child(pictures.written(plain, "WEBP", quality=10, method=0))

    assert json.loads(output.partition(b"\n")[0])["width"] == 4096


def test_three_pictures_are_made() -> None:
    answer, made = clean_here(pictures.written(pictures.scene(), "WEBP"))

    assert answer["sizes"] == [len(each) for each in made]
    assert len(made) == 3
