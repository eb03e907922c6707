"""What our records are called in a history: people, requests, tickets, tokens, officers."""

from django.urls import reverse

from accounts.models import AccessRequest, Administration, ApiToken, Signatory, Ticket, User
from cen_suite.core.audit.subjects import Named, name_subjects_with


def name_ours() -> None:
    """Make the names of our records known to the trail."""
    name_subjects_with("user", people)
    name_subjects_with("access-request", requests)
    name_subjects_with("ticket", tickets)
    name_subjects_with("token", tokens)
    name_subjects_with("administration", administrations)
    name_subjects_with("signatory", signatories)


def people(keys: set[str]) -> dict[str, Named]:
    """Name people."""
    rows = User.objects.filter(public_id__in=keys).values_list("public_id", "full_name")
    return {str(key): Named(name, reverse("person", args=[key])) for key, name in rows}


def requests(keys: set[str]) -> dict[str, Named]:
    """Name access requests by their reference."""
    rows = AccessRequest.objects.filter(public_id__in=keys).values_list("public_id", "reference")
    return {str(key): Named(name, reverse("request", args=[key])) for key, name in rows}


def tickets(keys: set[str]) -> dict[str, Named]:
    """Name tickets by their reference."""
    rows = Ticket.objects.filter(public_id__in=keys).values_list("public_id", "reference")
    return {str(key): Named(name, reverse("ticket", args=[key])) for key, name in rows}


def tokens(keys: set[str]) -> dict[str, Named]:
    """Name machine tokens by what they are for."""
    rows = ApiToken.objects.filter(public_id__in=keys).values_list("public_id", "name")
    return {str(key): Named(name) for key, name in rows}


def administrations(keys: set[str]) -> dict[str, Named]:
    """Name administrations by their code."""
    rows = Administration.objects.filter(public_id__in=keys).values_list("public_id", "code")
    return {str(key): Named(name) for key, name in rows}


def signatories(keys: set[str]) -> dict[str, Named]:
    """Name designated officers."""
    rows = Signatory.objects.filter(pk__in=keys).values_list("pk", "full_name")
    return {str(key): Named(name) for key, name in rows}
