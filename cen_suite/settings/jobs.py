"""Celery: the database is the truth, Redis is the bell.

The numbers keep one rule: no task runs longer than the broker waits before it hands the task to
somebody else, and a broker that is away costs a page two seconds at most.
"""

from cen_suite.core.jobs.schedule import SCHEDULE
from cen_suite.settings import env

_redis = env.current().redis_url

JOB_HELPERS = env.current().job_helpers
"""Processes that lend a worker a hand with one long job, as `core.jobs.helpers` says."""

CELERY_BROKER_URL = (
    _redis.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
    if _redis
    else "memory://"
)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": "cen:jobs:",
    "visibility_timeout": 900,
    "socket_timeout": 2,
    "socket_connect_timeout": 1,
    "max_retries": 0,
    "health_check_interval": 10,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = SCHEDULE
CELERY_BEAT_SCHEDULE_FILENAME = str(env.current().data_dir / "celerybeat-schedule")
