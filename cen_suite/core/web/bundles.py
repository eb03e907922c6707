"""One style sheet for the browser, many small ones for us: imports are drawn in when served."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from typing_extensions import override

SHEET = "css/suite.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\);')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")


def sources() -> Path:
    """Find the folder that holds the sheet with the imports."""
    for folder in settings.STATICFILES_DIRS:
        if (Path(folder) / SHEET).is_file():
            return Path(folder)
    raise FileNotFoundError(SHEET)


def joined(sheet: Path) -> str:
    """Write a sheet with its imports in place of the lines that name them, without comments."""
    whole = IMPORT.sub(
        lambda found: (sheet.parent / found[1]).read_text("utf-8"), sheet.read_text("utf-8")
    )
    return SPACE.sub(" ", COMMENT.sub("", whole)).strip() + "\n"


class SheetFinder(BaseFinder):
    """Serve the joined sheet; list it before the finder of files, so that it wins."""

    def __init__(self, *_args: object, **_options: object) -> None:
        self._folder = Path(settings.DATA_DIR) / "sheets"

    @override
    def check(self, **_options: Any) -> list[Any]:
        """Nothing to check: a missing sheet raises on its own."""
        return []

    @override
    def find(  # type: ignore[override] # the stubs want an overload for each flag
        self, path: str, *_args: Any, **options: Any
    ) -> str | list[str]:
        """Give the place of the joined sheet, made anew when a part has changed."""
        if path != SHEET:
            return []
        made = str(self._make())
        return [made] if options.get("find_all") or options.get("all") else made

    @override
    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Hand the joined sheet to collectstatic."""
        if SHEET not in (ignore_patterns or ()):
            self._make()
            yield SHEET, FileSystemStorage(location=self._folder)

    def _make(self) -> Path:
        made = self._folder / SHEET
        text = joined(sources() / SHEET)
        if not made.is_file() or made.read_text("utf-8") != text:
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_text(text, "utf-8")
        return made
