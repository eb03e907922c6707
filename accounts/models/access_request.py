"""Someone asking for an account, and the signatures the request has gathered."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.administration import Administration
from accounts.models.user import User
from cen_suite.core.files.models import StoredFile


class AccessRequest(models.Model):
    """The CEN Access Form: who asks, for what, who vouched, how it was decided."""

    class State(models.TextChoices):
        """Where the request stands; accounts/access_flow.py says which moves are allowed."""

        SUBMITTED = "submitted", _("Submitted")
        ENDORSED = "endorsed", _("Endorsed by the contact point")
        SIGNED = "signed", _("Signed, waits for the helpdesk")
        MORE_INFO = "more-info", _("More information asked")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.SUBMITTED
    )
    kind = models.CharField(_("kind of account"), max_length=10, choices=User.Kind.choices)
    full_name = models.CharField(_("full name"), max_length=150)
    post = models.CharField(_("post"), max_length=150)
    email = models.EmailField(_("official e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=8, default="en")
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        related_name="requests",
        verbose_name=_("administration"),
    )
    office = models.CharField(_("office"), max_length=200, blank=True)
    roles = ArrayField(models.CharField(max_length=4), verbose_name=_("roles asked for"))
    operation = models.CharField(_("operation"), max_length=40, blank=True)
    reason = models.TextField(_("what the access is needed for"), max_length=2000)
    supervisor = models.CharField(_("superior"), max_length=150)
    signed_form = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+"
    )
    signed_by = models.CharField(_("signed by"), max_length=150, blank=True)
    endorsed_by = models.CharField(_("endorsed by"), max_length=150, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True)
    remark = models.TextField(_("remark"), blank=True, max_length=2000)
    secret_digest = models.BinaryField(max_length=32, unique=True)
    mailed_digest = models.BinaryField(
        max_length=32, unique=True, null=True, help_text="of the link in the applicant's mailbox"
    )
    user = models.OneToOneField(
        User, on_delete=models.PROTECT, null=True, related_name="access_request"
    )
    submitted_at = models.DateTimeField(_("submitted"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        verbose_name = _("access request")
        verbose_name_plural = _("access requests")
        indexes = [models.Index(fields=["state", "-id"], name="request_by_state")]

    def __str__(self) -> str:
        return self.reference


class Signatory(models.Model):
    """A designated officer: may sign access requests of one administration."""

    class State(models.TextChoices):
        """Two different helpdesk people put an officer on the list."""

        PROPOSED = "proposed", _("Proposed, waits for a second person")
        CONFIRMED = "confirmed", _("On the list")
        ENDED = "ended", _("Removed")

    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        related_name="signatories",
        verbose_name=_("administration"),
    )
    full_name = models.CharField(_("name"), max_length=150)
    post = models.CharField(_("post"), max_length=150)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="signatory_of"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PROPOSED
    )
    proposed_by = models.CharField(_("proposed by"), max_length=150)
    proposed_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=150, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("designated officer")
        verbose_name_plural = _("designated officers")

    def __str__(self) -> str:
        return f"{self.full_name}, {self.post}"
