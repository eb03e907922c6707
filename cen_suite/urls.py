"""Mounts each application's pages."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from accounts.pages import PUBLIC, SIGNED_IN, page
from accounts.views import stream
from cen_suite import health
from cen_suite.api import api

handler400 = "cen_suite.core.web.unread.bad_request"
handler404 = "cen_suite.core.web.problems.page_not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/alive", health.alive, name="health-alive"),
    path("health/ready", health.ready, name="health-ready"),
    page("language/", set_language, "language", needs=PUBLIC),
    page("live/events/", stream.live, "live", needs=SIGNED_IN, by_itself=True),
    path("account/", include("accounts.urls")),
    path("api/v1/", api.urls),
    path("admin/", admin.site.urls),
    path("", include("seizures.urls")),
]
