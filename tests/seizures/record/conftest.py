"""The shipped code lists, read from their files; goods are small lists made by hand."""

from collections.abc import Mapping

import pytest

from cen_suite.core.codelists.reading import read_list
from cen_suite.core.codelists.sources import FOLDER
from cen_suite.core.codelists.tables import CodeTable
from tests.seizures.record.cases import FAMILIES, PRODUCTS


@pytest.fixture(scope="session")
def shipped() -> Mapping[str, CodeTable]:
    """Every list of the data folder, the newest edition of each."""
    files = (read_list(path) for path in sorted(FOLDER.glob("*.csv")))
    return {file.name: CodeTable(file.name, file.edition, file.codes) for file in files}


@pytest.fixture(scope="session")
def lists(shipped: Mapping[str, CodeTable]) -> Mapping[str, CodeTable]:
    """The shipped lists with a handful of families and products."""
    return {**shipped, "family": FAMILIES, "product": PRODUCTS}
