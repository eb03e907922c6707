"""One workbook from a country, and what became of its rows."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Administration, User


class Upload(models.Model):
    """A workbook on its way: received, mapped, checked, confirmed, committed, undone."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        TO_MAP = "to_map", _("Columns to match")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        COMMITTING = "committing", _("Being stored")
        DONE = "done", _("Stored")
        UNDONE = "undone", _("Taken back")
        REFUSED = "refused", _("Refused")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    administration = models.ForeignKey(Administration, models.PROTECT, related_name="uploads")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8, default="XLS")
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    report = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=10, default="en")
    day_first = models.BooleanField(default=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    refusal = models.TextField(blank=True)
    plan = models.JSONField(default=dict, help_text="sheet, columns and values as matched")
    rows = models.IntegerField(default=0)
    cases = models.IntegerField(default=0)
    good = models.IntegerField(default=0)
    bad = models.IntegerField(default=0)
    same = models.IntegerField(default=0, help_text="cases already stored with the same facts")
    problems = models.IntegerField(default=0)
    publish = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)
    undo_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "digest"],
                name="upload_file_once",
                condition=~models.Q(state__in=["undone", "refused"]),
            )
        ]
        indexes = [models.Index(fields=["administration", "-id"], name="upload_newest")]

    def __str__(self) -> str:
        return self.file_name


class StagedCase(models.Model):
    """One case of a workbook, read and checked, waiting to be confirmed.

    Good ones lie here as the canonical texts they are stored from. The rows come and go by the
    ten thousand within one job, so the server does not look for the upload of each.
    """

    upload = models.ForeignKey(
        Upload, models.CASCADE, db_index=False, db_constraint=False, related_name="staged"
    )
    number = models.IntegerField(help_text="order in the workbook")
    first_row = models.IntegerField()
    national_ref = models.CharField(max_length=40, blank=True)
    digest = models.CharField(max_length=32)
    payload = models.TextField(null=True)  # noqa: DJ001 -- a case that is not good has none
    year = models.SmallIntegerField(null=True, help_text="of a good case, for its reference")
    is_good = models.BooleanField()
    standing = models.CharField(max_length=8, help_text="new, same, other: against what is stored")
    flags = models.TextField(default="[]", help_text="warnings that go along, as JSON")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="staged_case_once")
        ]

    def __str__(self) -> str:
        return f"case {self.number}"


class CellProblem(models.Model):
    """One thing wrong with one cell of a workbook; written by the ten thousand, like the cases."""

    upload = models.ForeignKey(
        Upload, models.CASCADE, db_index=False, db_constraint=False, related_name="cells"
    )
    sheet = models.CharField(max_length=60)
    row = models.IntegerField()
    column = models.IntegerField(help_text="from 0; -1 when the whole row is meant")
    heading = models.CharField(max_length=200, blank=True)
    value = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=4)
    params = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["upload", "code", "row"], name="cell_problem_by_kind")]

    def __str__(self) -> str:
        return f"{self.code} at row {self.row}"


class Memory(models.Model):
    """What an administration once said a heading or a word of its workbooks means."""

    class Kind(models.TextChoices):
        HEADING = "heading", _("Column")
        WORD = "word", _("Value")

    administration = models.ForeignKey(Administration, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    about = models.CharField(max_length=80, help_text="for a word: the code list")
    said = models.CharField(max_length=200, help_text="folded heading or word")
    means = models.CharField(max_length=80, help_text="path of a fact, or a code")
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "kind", "about", "said"], name="memory_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.said} = {self.means}"
