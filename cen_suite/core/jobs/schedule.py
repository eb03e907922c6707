"""What runs when, on one page."""

from datetime import timedelta

SCHEDULE = {
    "find waiting jobs": {
        "task": "cen_suite.core.jobs.tasks.ring_waiting",
        "schedule": timedelta(seconds=10),
    },
    "seal the trail": {
        "task": "cen_suite.core.jobs.tasks.seal_trail",
        "schedule": timedelta(seconds=5),
    },
    "sign the trail": {
        "task": "cen_suite.core.jobs.tasks.sign_trail",
        "schedule": timedelta(minutes=5),
    },
}
