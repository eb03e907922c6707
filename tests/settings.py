"""The project's settings in test mode, on a private database unless one is named."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from cen_suite.embedded.postgres import EmbeddedPostgres

CLUSTER = EmbeddedPostgres(
    Path(__file__).parent.parent / ".data" / "test-postgres", for_tests=True
)
OWN_CLUSTER = os.environ.get("DATABASE_URL") in {None, "", CLUSTER.url("cen")}
"""Also true in a worker, who inherits what the run has set below."""

os.environ["MODE"] = "test"
if "PYTEST_XDIST_WORKER" not in os.environ:  # a worker inherits the folder of its run
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="cen-test-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
if OWN_CLUSTER:
    os.environ["DATABASE_URL"] = CLUSTER.url("cen")

from cen_suite.settings import *  # noqa: E402, F403 -- the environment above decides what it reads
