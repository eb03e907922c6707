"""The other end of `helpers`: a process that learns a craft and does the portions it is given."""

import os
import pickle
import sys
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cen_suite.core.jobs.helpers import Briefing

OUTPUT: Final = 1
ERRORS: Final = 2


def main() -> None:
    """Work until the pipe closes."""
    told, answers = sys.stdin.buffer, _private_output()
    import django  # noqa: PLC0415 -- reads the settings of this process

    django.setup()
    try:
        _serve(told, answers)
    except (EOFError, BrokenPipeError):
        return


def _serve(told: IO[bytes], answers: IO[bytes]) -> None:
    """Learn what each briefing says, and answer each portion."""
    from cen_suite.core.jobs.collector import set_aside  # noqa: PLC0415 -- after the setup
    from cen_suite.core.jobs.helpers import Briefing  # noqa: PLC0415 -- after the setup

    work: Callable[[Any], Any] = _untaught
    while True:
        word = pickle.load(told)  # noqa: S301 -- the process that started this one
        if isinstance(word, Briefing):
            work = _learn(word)
            set_aside()
            continue
        try:
            made = (True, work(word))
        except Exception as fault:  # noqa: BLE001 -- the worker will meet it and say it
            made = (False, repr(fault))
        pickle.dump(made, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _untaught(_portion: Any) -> Any:
    raise LookupError("no briefing came before the first portion")


def _private_output() -> IO[bytes]:
    """Keep the pipe for answers: what anything prints goes to the log of the worker."""
    answers = os.fdopen(os.dup(OUTPUT), "wb")
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
