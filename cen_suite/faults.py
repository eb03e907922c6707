"""What the report of an unexpected fault may tell: where it happened, never what was in it."""

from collections.abc import ItemsView
from types import FrameType
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter
from typing_extensions import override


class DiscreetFilter(SafeExceptionReporterFilter):
    """Hide what people typed and what variables held, also where DEBUG is on."""

    @override
    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    @override
    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request else {}

    @override
    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()


class DiscreetReporter(ExceptionReporter):
    """Name the file, the line and the kind of fault; leave out the address's question."""

    @override
    def get_traceback_data(self) -> dict[str, Any]:
        found = super().get_traceback_data()
        return {**found, "request_GET_items": (), "request_COOKIES_items": ()}
