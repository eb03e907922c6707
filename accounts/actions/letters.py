"""Letters: queued with the change they tell of, mailed by a job, secrets made when sent."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actions.links import start_link
from accounts.models import AccessRequest, Letter, OneTimeLink, User
from accounts.security.codes import digest, issue_secret
from cen_suite.core.jobs import dispatch

BATCH = 200
DEVICE_PAUSE = timedelta(minutes=10)
RECEIPT_PAUSE = timedelta(hours=1)
RECEIVED, QUESTION, REFUSED = "received", "question", "refused"


def write_letter(
    user: User,
    kind: str,
    *,
    link: OneTimeLink | None = None,
    params: dict[str, str | int] | None = None,
    address: str = "",
    at_once: bool = True,
) -> Letter:
    """Queue a letter in the caller's transaction; `at_once` rings the job after commit."""
    letter = Letter.objects.create(
        user=user, kind=kind, link=link, params=params or {}, address=address
    )
    if at_once:
        dispatch.start("letters", subject=f"letter:{letter.pk}", by="system")
    return letter


def write_to_applicant(request: AccessRequest, what: str) -> None:
    """Queue a letter to somebody without an account; it leads to the page of his request.

    Anybody may fill in the form with anybody's address: it is told once an hour at most.
    """
    since = timezone.now() - RECEIPT_PAUSE
    told = Letter.objects.filter(
        request__email__iexact=request.email, params__what=RECEIVED, created_at__gt=since
    )
    if what == RECEIVED and told.exists():
        return
    letter = Letter.objects.create(
        request=request, kind=Letter.Kind.REQUEST, params={"what": what}, address=request.email
    )
    dispatch.start("letters", subject=f"letter:{letter.pk}", by="system")


def send_waiting() -> int:
    """Mail what waits, one letter per transaction; a letter is never mailed twice at once."""
    sent = 0
    while sent < BATCH and send_next():
        sent += 1
    return sent


@transaction.atomic
def send_next() -> bool:
    """Mail the oldest waiting letter that nobody else is mailing."""
    letter = (
        Letter.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("user", "link", "request")
        .filter(sent_at__isnull=True)
        .order_by("id")
        .first()
    )
    if letter is None:
        return False
    letter.sent_at = timezone.now()
    letter.save(update_fields=["sent_at"])
    _mail(letter, _address_in(letter))
    return True


def _address_in(letter: Letter) -> str:
    """Make the secret of the link in a letter now, so that no database ever held it."""
    secret = issue_secret()
    if letter.request is not None:
        letter.request.mailed_digest = digest(secret)
        letter.request.save(update_fields=["mailed_digest"])
        return _site() + reverse("own-request", args=[secret])
    if letter.link is None:
        return ""
    letter.link.digest = digest(secret)
    letter.link.save(update_fields=["digest"])
    return _site() + reverse(f"link_{letter.link.kind}", args=[secret])


def _site() -> str:
    return settings.SITE_URL.rstrip("/")


def _mail(letter: Letter, address: str) -> None:
    reader = letter.user or letter.request
    if reader is None:
        raise LookupError(f"letter {letter.pk} is for nobody")
    with translation.override(reader.language):
        context = {
            "person": reader,
            "address": address,
            "site": settings.SITE_URL,
            **letter.params,
        }
        if letter.link is not None:
            context["hours"] = _hours(letter.link)
        subject = render_to_string(f"accounts/letters/{letter.kind}_subject.txt", context)
        body = render_to_string(f"accounts/letters/{letter.kind}.txt", context)
    EmailMessage(" ".join(subject.split()), body, to=[letter.address or reader.email]).send(
        fail_silently=False
    )


def _hours(link: OneTimeLink) -> int:
    return max(1, round((link.expires_at - link.created_at) / timedelta(hours=1)))


@transaction.atomic
def mail_device_link(name: str) -> None:
    """Mail a link that proves the mailbox, if the account exists; at most one in ten minutes."""
    user = User.objects.filter(username=name.strip().lower()[:40], state=User.State.ACTIVE).first()
    if user is None or _has_recent(user):
        return
    link, _secret = start_link(user, OneTimeLink.Kind.DEVICE, by=None)
    write_letter(user, Letter.Kind.DEVICE, link=link, at_once=False)


def _has_recent(user: User) -> bool:
    return Letter.objects.filter(
        user=user, kind=Letter.Kind.DEVICE, created_at__gt=timezone.now() - DEVICE_PAUSE
    ).exists()
