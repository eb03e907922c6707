"""Which part of an xlsx archive holds which sheet."""

import posixpath
from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from cen_suite.core.sheets.errors import Refusal

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def parse_xml(raw: bytes) -> Element:
    """Parse a small part; entities and document types are refused."""
    try:
        root: Element = ElementTree.fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refusal("document-type") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refusal("damaged") from error
    return root


def sheet_parts(read: Callable[[str], bytes]) -> list[tuple[str, str]]:
    """List sheet titles with the parts that hold them, in workbook order."""
    targets = relations(read("xl/_rels/workbook.xml.rels"), base="xl")
    sheets = []
    for element in parse_xml(read("xl/workbook.xml")).iter():
        if not element.tag.endswith("}sheet"):
            continue
        link = element.get(_RELATION) or element.get(_STRICT_RELATION) or ""
        if link in targets:
            sheets.append((element.get("name", ""), targets[link]))
    if not sheets:
        raise Refusal("no-sheets")
    return sheets


def relations(raw: bytes, *, base: str) -> dict[str, str]:
    """Read a relations part: id to the path of the part inside the archive."""
    return {
        element.get("Id", ""): resolve(base, element.get("Target", ""))
        for element in parse_xml(raw).iter(f"{{{PACKAGE}}}Relationship")
        if element.get("TargetMode") != "External"
    }


def resolve(base: str, target: str) -> str:
    """Resolve the target of a relation against the folder of its part."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(base, target))
