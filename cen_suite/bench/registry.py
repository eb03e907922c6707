"""Which jobs are measured, in the order of a whole run."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from cen_suite.bench.alike import Alike
from cen_suite.bench.ground import Ground
from cen_suite.bench.jobs import (
    exporting,
    faceting,
    inserting,
    pages,
    searching,
    signing_in,
    signing_in_alike,
    uploading,
)
from cen_suite.bench.ratio import Counted, Measured

Finding = Measured | Counted | Alike
Job = Callable[[Ground], Iterator[Finding]]

JOBS: Final[Mapping[str, Job]] = {
    "pages": pages.measure,
    "deep-page": searching.measure_deep_page,
    "search": searching.measure,
    "facets": faceting.measure,
    "export": exporting.measure,
    "insert": inserting.measure,
    "upload": uploading.measure,
    "sign-in": signing_in.measure,
    "sign-in-alike": signing_in_alike.measure,
}
