"""The code lists by machine: what a code is called, and what stands in a list."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from ninja import Router, Schema

from accounts.operations import ANY_TOKEN
from cen_suite.core.codelists.errors import ListMissing
from cen_suite.core.codelists.lookup import list_names, table

router = Router(tags=["codes"])


class CodeList(Schema):
    """A code list: its name in `x-code-list`, its edition, how many codes it has."""

    name: str
    edition: str
    codes: int


class OneCode(Schema):
    """One code, in the caller's language; `until` is its last day, if it has one."""

    code: str
    label: str
    parent: str
    until: str | None


@router.get("/codes", response=list[CodeList], auth=ANY_TOKEN, summary="Name the code lists")
def names(request: HttpRequest) -> list[dict[str, Any]]:
    """Name all code lists."""
    return [
        {"name": each.name, "edition": each.edition, "codes": len(each)}
        for each in map(table, list_names())
    ]


@router.get("/codes/{name}", response=list[OneCode], auth=ANY_TOKEN, summary="Read a code list")
def codes(request: HttpRequest, name: str) -> list[dict[str, Any]]:
    """Give the codes of a list in its order."""
    try:
        found = table(name)
    except ListMissing as error:
        raise Http404 from error
    language = get_language() or "en"
    return [
        {
            "code": each.code,
            "label": found.label(each.code, language),
            "parent": each.parent,
            "until": each.valid_to.isoformat() if each.valid_to else None,
        }
        for each in found
    ]
