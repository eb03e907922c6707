"""The demo: set everything up, start it, show who can sign in, and end it cleanly."""

import shutil
from functools import partial

from cen_suite.demo.people import introduce
from cen_suite.launch import catalogues, ports
from cen_suite.launch.children import Children, Stopped
from cen_suite.launch.fingerprint import WORLD, fingerprint
from cen_suite.launch.mark import Mark
from cen_suite.launch.programs import Programs
from cen_suite.launch.surroundings import ROOT, Surroundings, say

KEPT_OUTSIDE_SERVERS = ("files", "media", "mail", "keys", "secrets.env", "world.sha256")


def run(*, reset: bool, host: str, port: int | None) -> int:
    """Run the demo until somebody ends it."""
    surroundings = Surroundings.of_demo()
    mark = Mark(surroundings.home)
    with mark.held():
        mark.end_processes()
        if reset:
            forget(surroundings)
            surroundings = Surroundings.of_demo()
        programs = Programs(surroundings, host, ports.choose(host, port))
        try:
            with Children(partial(mark.write, programs.address)) as children:
                _set_up(children, surroundings)
                _start(children, programs)
                children.watch()
                say("Ending …")
        finally:
            surroundings.servers.stop()
    return 0


def stop() -> None:
    """End what an earlier demo left running, its servers too."""
    surroundings = Surroundings.of_demo()
    ended = Mark(surroundings.home).end_processes()
    surroundings.servers.stop()
    say("The demo has been ended." if ended else "No demo was running; its servers are down.")


def forget(surroundings: Surroundings) -> None:
    """Give up everything the demo holds; never a database that is not its own."""
    if surroundings.servers.postgres is None:
        raise Stopped("--reset empties only the demo's own database; DATABASE_URL names another.")
    surroundings.servers.forget()
    for name in KEPT_OUTSIDE_SERVERS:
        path = surroundings.home / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _set_up(children: Children, surroundings: Surroundings) -> None:
    """Bring tables, code lists and the invented world up to date; skip what did not change."""
    catalogues.compile_all()
    stamp = surroundings.home / "world.sha256"
    wanted = fingerprint(ROOT, WORLD) + surroundings.environ["DATABASE_URL"]
    is_current = stamp.exists() and stamp.read_text() == wanted and surroundings.servers.have_begun
    surroundings.servers.start()
    if is_current:
        return
    say("Setting up the database …")
    children.finish("set-up", ("manage", "set_up", "--demo"), surroundings.environ)
    stamp.touch(mode=0o600)
    stamp.write_text(wanted)


def _start(children: Children, programs: Programs) -> None:
    """Start the programs and say where they answer."""
    programs.start_web(children)
    programs.await_web(children)
    programs.start_jobs(children)
    people = introduce(programs.surroundings.secret_key)
    say(f"\nThe suite answers at {programs.address}\n\n{people}\nCtrl-C ends it.")
