"""Hand a stored file out in parts."""

from django.http import StreamingHttpResponse

from cen_suite.core.files import store
from cen_suite.core.files.models import StoredFile


def download(stored: StoredFile, *, media_type: str, name: str) -> StreamingHttpResponse:
    """Answer with a file to be kept under a name; nobody on the way keeps or packs it."""
    answer = StreamingHttpResponse(store.chunks(stored), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Encoding"] = "identity"  # GZipMiddleware would take the length away
    answer["Content-Length"] = str(stored.size)
    answer["Cache-Control"] = "no-store"
    return answer
