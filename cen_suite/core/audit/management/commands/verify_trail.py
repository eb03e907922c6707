"""Walk the trail and name the first record that does not hold."""

from django.core.management.base import BaseCommand, CommandError
from typing_extensions import override

from cen_suite.core.audit import sealing
from cen_suite.core.audit.models import AuditSeal


class Command(BaseCommand):
    """Seal what waits, verify every link and checkpoint; fail naming the first fault."""

    help = "Verify the trail from its first event to its last."

    @override
    def handle(self, *args: object, **options: object) -> None:
        sealing.seal()
        broken = sealing.verify()
        if broken:
            message = (
                f"Broken at seal {broken.sequence}, event {broken.event_id}: {broken.reason}."
            )
            raise CommandError(message, returncode=1)
        self.stdout.write(f"The trail holds: {AuditSeal.objects.count()} events sealed.")
