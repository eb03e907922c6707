"""The other end of `helpers`: a process that learns a craft and does the portions it is given."""

import gc
import os
from collections.abc import Callable
from io import FileIO
from typing import TYPE_CHECKING, Any, Final

from cen_suite.core.jobs.pipes import hear, say

if TYPE_CHECKING:
    from cen_suite.core.jobs.helpers import Briefing

INPUT: Final = 0
OUTPUT: Final = 1
ERRORS: Final = 2


def main() -> None:
    """Work until the pipe closes."""
    told, answers = FileIO(INPUT), _private_output()
    gc.disable()  # all that is imported lives on; there is nothing to collect before the first job
    import django  # noqa: PLC0415 -- reads the settings of this process

    django.setup()
    try:
        _serve(told, answers)
    except (EOFError, BrokenPipeError):
        return


def _serve(told: FileIO, answers: FileIO) -> None:
    """Learn what each briefing says, and answer each portion under its number."""
    from cen_suite.core.jobs.collector import set_aside  # noqa: PLC0415 -- after the setup
    from cen_suite.core.jobs.helpers import Briefing  # noqa: PLC0415 -- after the setup

    work: Callable[[Any], Any] = _untaught
    while True:
        number, word = hear(told)
        made: tuple[int, bool, Any] = (number, True, None)
        try:
            if isinstance(word, Briefing):
                work = _learn(word)
                set_aside()
                gc.enable()
            else:
                made = (number, True, work(word))
        except Exception as fault:  # noqa: BLE001 -- the worker will meet it and say it
            made = (number, False, repr(fault))
        say(answers, made)


def _untaught(_portion: Any) -> Any:
    raise LookupError("no briefing came before the first portion")


def _private_output() -> FileIO:
    """Keep the pipe for answers: what anything prints goes to the log of the worker."""
    answers = FileIO(os.dup(OUTPUT), "wb")
    os.dup2(ERRORS, OUTPUT)
    return answers


def _learn(briefing: "Briefing") -> Callable[[Any], Any]:
    from django.db import connection  # noqa: PLC0415 -- after the setup
    from django.utils import translation  # noqa: PLC0415 -- after the setup

    connection.settings_dict.update(briefing.door)
    translation.activate(briefing.language)
    return briefing.craft.learn()


if __name__ == "__main__":
    main()
