"""How an installation runs: the environment decides, checked once at start."""

from cen_suite.settings import env
from cen_suite.settings.base import *  # noqa: F403 -- the settings module is this package
from cen_suite.settings.jobs import *  # noqa: F403
from cen_suite.settings.node import *  # noqa: F403
from cen_suite.settings.people import *  # noqa: F403
from cen_suite.settings.storage import *  # noqa: F403

match env.current().mode:
    case env.Mode.PRODUCTION:
        from cen_suite.settings.production import *  # noqa: F403
    case env.Mode.TEST:
        from cen_suite.settings.test import *  # noqa: F403
    case env.Mode.DEVELOPMENT | env.Mode.DEMO:
        from cen_suite.settings.development import *  # noqa: F403
