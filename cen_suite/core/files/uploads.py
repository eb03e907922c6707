"""Receive uploads without plaintext on the disk: small ones in memory, large ones sealed.

Django spills uploads above 2.5 MB into plaintext temporary files; this handler seals each chunk
as it arrives, under a key that lives in this process only and dies with the request.
"""

import tempfile
import weakref
from typing import IO, Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from typing_extensions import override

from cen_suite.core.crypto import keyring
from cen_suite.core.crypto.stream import Sealer, open_file

IN_MEMORY = 2_621_440
_CONTEXT = b"upload in transit"


class SealingUploadHandler(FileUploadHandler):
    """Keep an upload in memory up to 2.5 MB, beyond that in a sealed temporary file."""

    chunk_size = 1 << 18

    @override
    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._keys = keyring.new_keys("upload")
        self._sealer = Sealer(self._keys, context=_CONTEXT, piece_bytes=1 << 18)
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(  # noqa: SIM115 -- closed with the upload
            max_size=IN_MEMORY, prefix="upload-"
        )
        # a line that is reset in the middle of a file is told to nobody but whoever reads it
        self._letting_go = weakref.finalize(self, self._file.close)

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self._file.write(self._sealer.update(raw_data))
        return None

    @override
    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        self._file.write(self._sealer.finish())
        self._file.seek(0)
        self._letting_go.detach()
        plain = open_file(self._keys, cast("BinaryIO", self._file), context=_CONTEXT)
        return UploadedFile(
            file=cast("IO[bytes]", plain),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    @override
    def upload_interrupted(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()
