"""The styles part of an xlsx, added to without touching what is there."""

import re

from cen_suite.core.sheets.marks import FILL_COLOURS, Weight

_XF = re.compile(rb"<xf\b[^>]*?(?:/>|>.*?</xf>)", re.DOTALL)
_FILL_ID = re.compile(rb'\sfillId="[0-9]*"')
_APPLY_FILL = re.compile(rb'\sapplyFill="[^"]*"')


class UnusualWorkbook(Exception):
    """The parts are written in a way that is better not edited in place."""


class StylesPart:
    """Adds the marked twin of a cell's style, so that formats and borders stay as they were."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw = _without_earlier_marks(raw)
        self._formats = _XF.findall(_section(raw, b"cellXfs"))
        self._own = len(self._formats)
        fills = _section(raw, b"fills")
        first_fill = len(re.findall(rb"<fill[\s/>]", fills))
        self._fills = {weight: first_fill + n for n, weight in enumerate(FILL_COLOURS)}
        self._marked: dict[tuple[int, Weight], int] = {}

    def marked(self, style: int, weight: Weight) -> int:
        """Give the number of a style with the colour of a mark."""
        if not 0 <= style < self._own:
            style = 0
        key = (style, weight)
        if key not in self._marked:
            self._marked[key] = len(self._formats)
            self._formats.append(self._coloured(self._formats[style], self._fills[weight]))
        return self._marked[key]

    def written(self) -> bytes:
        """Give the part with what was added."""
        fills = b"".join(
            b'<fill><patternFill patternType="solid"><fgColor rgb="%s"/><bgColor indexed="64"/>'
            b"</patternFill></fill>" % colour.encode()
            for colour in FILL_COLOURS.values()
        )
        raw = _append(self._raw, b"fills", fills, len(FILL_COLOURS))
        added = self._formats[self._own :]
        return _append(raw, b"cellXfs", b"".join(added), len(added))

    @staticmethod
    def _coloured(xf: bytes, fill: int) -> bytes:
        bare = _APPLY_FILL.sub(b"", _FILL_ID.sub(b"", xf, count=1), count=1)
        return bare.replace(b"<xf", b'<xf fillId="%d" applyFill="1"' % fill, 1)


def _without_earlier_marks(raw: bytes) -> bytes:
    """Make the colours of an earlier report invisible, wherever they are used."""
    colours = "|".join(FILL_COLOURS.values()).encode()
    earlier = rb'<fill>\s*<patternFill patternType="solid">\s*<fgColor rgb="(?:%s)"\s*/>.*?</fill>'
    plain = b'<fill><patternFill patternType="none"/></fill>'
    return re.sub(earlier % colours, plain, raw, flags=re.DOTALL)


def _section(raw: bytes, name: bytes) -> bytes:
    found = re.search(rb"<%s\b[^>]*>(.*?)</%s>" % (name, name), raw, re.DOTALL)
    if found is None:
        raise UnusualWorkbook
    return found[1]


def _append(raw: bytes, name: bytes, added: bytes, count: int) -> bytes:
    """Add elements at the end of a section and correct its count."""
    head = re.search(rb"<%s\b[^>]*>" % name, raw)
    if head is None:
        raise UnusualWorkbook
    opening = re.sub(
        rb'count="([0-9]+)"', lambda found: b'count="%d"' % (int(found[1]) + count), head[0]
    )
    end = raw.index(b"</%s>" % name)
    return raw[: head.start()] + opening + raw[head.end() : end] + added + raw[end:]
