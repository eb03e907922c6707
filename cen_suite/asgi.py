"""Entry for an asynchronous server: the demo, and the live stream in production."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cen_suite.settings")

application = get_asgi_application()
