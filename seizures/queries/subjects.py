"""What a case is called in the trail: its reference, or nothing while it has none."""

from django.urls import reverse

from cen_suite.core.audit.subjects import Named, name_subjects_with
from seizures.models import Seizure


def name_ours() -> None:
    """Make the names of our records known to the trail."""
    name_subjects_with("seizure", cases)


def cases(keys: set[str]) -> dict[str, Named]:
    """Name cases by their reference."""
    rows = Seizure.objects.filter(public_id__in=keys).values_list("public_id", "reference")
    return {str(key): Named(name or "", reverse("case", args=[key])) for key, name in rows}
