"""The abstract record: a public identity, times, and a version that notices a second writer."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cen_suite.core.db.identity import uuid7
from cen_suite.core.web.problems import DomainError


class Outdated(DomainError):
    """Somebody else has written the record since it was read."""

    code = "outdated"
    sentence = _(
        "Somebody else has changed this record in the meantime. "
        "Open it again, look at the changes and repeat yours."
    )


class Record(models.Model):
    """What every record of the suite has; `public_id` is the only identity the outside sees."""

    public_id = models.UUIDField(_("identity"), default=uuid7, unique=True, editable=False)
    created = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    updated = models.DateTimeField(_("last changed"), db_default=Now(), editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    own_columns: ClassVar[tuple[str, ...]] = ("public_id", "created", "updated", "version")

    class Meta:
        abstract = True


def write_version(record: Record, *fields: str) -> None:
    """Write the named fields as the record's next version; raises Outdated if it moved on."""
    values = {name: getattr(record, name) for name in fields}
    unmoved = type(record)._meta.base_manager.filter(pk=record.pk, version=record.version)
    if not unmoved.update(**values, version=record.version + 1, updated=Now()):
        raise Outdated
    record.refresh_from_db(fields=["version", "updated"])
