"""The register of administrations."""

from accounts.models import Administration


def administration_choices() -> list[tuple[str, str]]:
    """List the administrations one can ask an account for, by name."""
    rows = Administration.objects.filter(is_active=True).order_by("name")
    return [(row.code, f"{row.name} ({row.code})") for row in rows]


def countries() -> list[str]:
    """List the countries that have an administration, by code."""
    codes = Administration.objects.exclude(country="").values_list("country", flat=True)
    return list(codes.distinct())
