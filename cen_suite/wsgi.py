"""Entry for a synchronous server: the pages in production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cen_suite.settings")

application = get_wsgi_application()
