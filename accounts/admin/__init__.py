"""The helpdesk's lists: people, requests, designated officers, administrations, roles, tickets."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.admin import people, register, requests, roles, tickets

__all__ = ["people", "register", "requests", "roles", "tickets"]

admin.site.site_header = _("CEN Suite – helpdesk")
admin.site.site_title = _("Helpdesk")
admin.site.index_title = _("What waits for the helpdesk")
if admin.site.is_registered(Group):
    admin.site.unregister(Group)
