"""The shapes of a case in the description of the interface, made from the record."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final

from pydantic import WithJsonSchema

from seizures.record.definition import Fact, Kind, Need, facts_of
from seizures.record.facts import SeizureFacts
from seizures.record.families import ASKED, extension
from seizures.record.groups import REPEATING
from seizures.record.payload import VERSION
from seizures.record.wording import hint, label

SENT: Final = "CaseToSend"
KEPT: Final = "Case"
Facts = Annotated[dict[str, Any], WithJsonSchema({"x-shape": KEPT})]
"""A case as the canonical record writes it."""

_TEXT: Final = ("string", "number")
_SENT: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.INTEGER: ("integer", "string"),
    Kind.DECIMAL: ("number", "string"),
    Kind.DATE: ("string",),
    Kind.MOMENT: ("string",),
    Kind.YES_NO: ("boolean", "string"),
}
_KEPT: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.DECIMAL: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.MOMENT: {"type": "string", "format": "date-time"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.CODES: {"type": "array", "items": {"type": "string"}},
}


def case_shapes() -> dict[str, Any]:
    """Describe a case as it may be sent, and as it is given back, in the active language."""
    return {**_shapes(SENT, is_sent=True), **_shapes(KEPT, is_sent=False)}


def _shapes(name: str, *, is_sent: bool) -> dict[str, Any]:
    case = _object(facts_of(SeizureFacts), "", is_sent=is_sent)
    case["properties"]["version"] = {"type": "string", "const": VERSION}
    shapes = {name: case}
    for group in REPEATING:
        part = _object(group.facts, f"{group.key}.", is_sent=is_sent)
        if group.key == "line":
            families = [f"{name}Extension{family}" for family in ASKED]
            part["properties"]["extension"] = {"anyOf": [_ref(each) for each in families]}
        shapes[f"{name}{group.facts_class.__name__}"] = part
        parts = _ref(f"{name}{group.facts_class.__name__}")
        case["properties"][group.attribute] = {"type": "array", "items": parts}
    for family in ASKED:
        path = f"line.extension.{family}."
        shapes[f"{name}Extension{family}"] = _object(extension(family), path, is_sent=is_sent)
    return shapes


def _object(facts: Iterable[Fact], path: str, *, is_sent: bool) -> dict[str, Any]:
    known = {fact.name: _fact(fact, path, is_sent=is_sent) for fact in facts}
    return {"type": "object", "properties": known, "additionalProperties": False}


def _fact(fact: Fact, path: str, *, is_sent: bool) -> dict[str, Any]:
    words = hint(path + fact.name)
    return {
        "title": str(label(path + fact.name)),
        **({"description": str(words)} if words else {}),
        **(_sent(fact) if is_sent else _kept(fact)),
        **({"x-code-list": fact.codes} if fact.codes else {}),
        **({"readOnly": True} if is_sent and fact.full is Need.GENERATED else {}),
    }


def _sent(fact: Fact) -> dict[str, Any]:
    """Describe what may be sent: codes or words, numbers in any usual spelling."""
    if fact.kind is Kind.CODES:
        return {"type": ["array", *_TEXT, "null"], "items": {"type": list(_TEXT)}}
    return {"type": [*_SENT.get(fact.kind, _TEXT), "null"]}


def _kept(fact: Fact) -> dict[str, Any]:
    """Describe what is given back: codes, numbers and dates in one spelling."""
    length = {"maxLength": fact.max_length} if fact.max_length and fact.kind is Kind.TEXT else {}
    return {**_KEPT.get(fact.kind, {"type": "string"}), **length}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
