"""Alive, ready, and which parts are unwell."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cen_suite.core.jobs.models import Job
from cen_suite.core.jobs.rounds import bell_answers


@never_cache
@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers, whatever the rest does."""
    return JsonResponse({"alive": True})


@never_cache
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Say whether pages can be served; strangers learn no more than that."""
    is_ready = database_is_well() and tables_are_current()
    status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse({"ready": is_ready}, status=status)


@never_cache
@require_safe
def parts(_request: HttpRequest) -> HttpResponse:
    """Name the parts that are unwell; for people who may know."""
    found = examine()
    status = HTTPStatus.OK if all(found.values()) else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(
        {name: "well" if well else "unwell" for name, well in found.items()}, status=status
    )


def examine() -> Mapping[str, bool]:
    """Examine every part once; what stands on the database is unwell with it."""
    database = database_is_well()
    return {
        "database": database,
        "tables": database and tables_are_current(),
        "redis": redis_is_well(),
        "jobs": database and jobs_are_well(),
    }


def database_is_well() -> bool:
    """Tell whether the database answers."""
    return _holds(_ask_database)


def tables_are_current() -> bool:
    """Tell whether every migration has run."""
    return _holds(_all_migrated)


def redis_is_well() -> bool:
    """Tell whether the bell of the jobs answers."""
    return bell_answers()


def jobs_are_well() -> bool:
    """Tell whether no job was given up."""
    return _holds(lambda: not Job.objects.filter(state=Job.State.DEAD).exists())


def _holds(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except DatabaseError:
        connection.close()
        return False


def _ask_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return True


def _all_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
