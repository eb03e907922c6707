"""The description of the interface for machines: OpenAPI 3.1, whole, in the reader's language.

Everybody may read it: it holds the form of the data and none of the data, and whoever connects a
national system needs it before there is a token.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import get_language, gettext
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from typing_extensions import override

from accounts.operations import Token

SHAPE: Final = "x-shape"
"""Stands in a schema where one of the shared shapes belongs."""
PROBLEM: Final = "Problem"
Shapes = Callable[[], Mapping[str, Any]]


class Interface(NinjaAPI):
    """An interface whose description names scopes, problems and the shapes that share a name."""

    def __init__(self, *, shapes: Shapes, **settings: Any) -> None:
        super().__init__(**settings)
        self.shapes = shapes
        self._described = lru_cache(maxsize=32)(self._describe)

    @override
    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> Any:
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return self._described(prefix, get_language() or "en")

    def _describe(self, prefix: str, _language: str) -> dict[str, Any]:
        description = _Description(self, prefix)
        linked: dict[str, Any] = _linked(description)
        linked["components"]["schemas"] |= {**self.shapes(), PROBLEM: _problem()}
        return linked


class _Description(OpenAPISchema):
    """Says of each operation what its token must name, and how it answers when it cannot."""

    @override
    def operation_security(self, operation: Operation) -> list[dict[str, Any]] | None:
        super().operation_security(operation)
        return [{"Token": _scopes(operation)}]

    @override
    def responses(self, operation: Operation) -> dict[Any, dict[str, Any]]:
        found: dict[Any, dict[str, Any]] = {**super().responses(operation)}
        content = {"application/problem+json": {"schema": {SHAPE: PROBLEM}}}
        for status, sentence in _refusals().items():
            found[status] = {"description": sentence, "content": content}
        return found


def token_of(operation: Operation) -> Token | None:
    """Give what stands before an operation, if it states what it needs."""
    found = [each for each in operation.auth_callbacks if isinstance(each, Token)]
    return found[0] if len(found) == len(operation.auth_callbacks) == 1 else None


def _scopes(operation: Operation) -> list[str]:
    token = token_of(operation)
    return [token.permission.value] if token and token.permission else []


def _refusals() -> dict[str, str]:
    return {
        "401": gettext("The token is missing, unknown, expired or revoked."),
        "404": gettext("It does not exist, or the token does not reach it."),
        "default": gettext("It could not be done; the problem says why."),
    }


def _problem() -> dict[str, Any]:
    text = {"type": "string"}
    named = {
        "type": "object",
        "properties": {"path": text, "code": text, "reason": text},
        "required": ["path", "code", "reason"],
    }
    return {
        "type": "object",
        "description": gettext("Why something could not be done, as RFC 9457 has it."),
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": text,
            "status": {"type": "integer"},
            "problems": {"type": "array", "items": named},
        },
        "required": ["type", "title", "status"],
    }


def _linked(node: Any) -> Any:
    """Replace each mark for a shared shape by a reference to it."""
    if isinstance(node, Mapping):
        if SHAPE in node:
            return {"$ref": f"#/components/schemas/{node[SHAPE]}"}
        return {str(name): _linked(each) for name, each in node.items()}
    return [_linked(each) for each in node] if isinstance(node, list) else node
