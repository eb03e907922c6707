"""Refusals of pictures as sentences an officer can act on."""

from django.utils.translation import gettext_lazy as _

from cen_suite.core.files.errors import ImageRefused

SENTENCES = {
    "empty": _("The file is empty."),
    "too-large": _("The picture is larger than %(megabytes)s MB. Send a smaller one."),
    "too-many-pixels": _(
        "The picture has more than %(megapixels)s million pixels, or one side is too long. "
        "Make it smaller and send it again."
    ),
    "animated": _("The picture is animated. Send a single picture."),
    "hidden-file": _(
        "Another file is hidden inside the picture. "
        "Open the picture, save it as a new one and send that."
    ),
    "damaged": _("The picture is damaged or was not sent completely."),
    "heic": _(
        "The picture is in the HEIC or AVIF format of a telephone. Save it as JPEG, "
        "or set the camera to “most compatible”, and send it again."
    ),
    "other-kind": _("A %(kind)s file is not taken. Send the picture as JPEG, PNG or WEBP."),
    "no-picture": _("This is not a picture. Send a JPEG, PNG or WEBP file."),
    "too-heavy": _(
        "The picture could not be read with reasonable effort. "
        "Open it, save it as a JPEG and send that."
    ),
}


def sentence(refused: ImageRefused) -> str:
    """Say in the reader's language why a picture is not taken."""
    return str(SENTENCES[refused.code]) % refused.params
