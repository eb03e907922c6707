"""Seal every committed event, whatever other transactions of the server are still at.

The horizon of a snapshot counts the transactions of all databases of the server, so a long one
elsewhere kept the trail open. Order needs no horizon: an event seen here is committed, and the
chain numbers what it seals by itself.
"""

from django.db import migrations

SEAL = r"""
CREATE OR REPLACE FUNCTION audit_seal_batch(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  head audit_auditseal; r record; n integer := 0; digest bytea;
BEGIN
  IF NOT pg_try_advisory_xact_lock(727001) THEN RETURN 0; END IF;
  SELECT * INTO head FROM audit_auditseal ORDER BY sequence DESC LIMIT 1;
  IF NOT FOUND THEN head.sequence := 0; head.digest := decode(repeat('00', 32), 'hex'); END IF;
  FOR r IN SELECT e.id, e.leaf FROM audit_auditpending p JOIN audit_auditevent e ON e.id = p.event_id
           WHERE %(settled)s
           ORDER BY e.id LIMIT most
  LOOP
    n := n + 1;
    digest := sha256('\x01'::bytea || head.digest || r.leaf);
    INSERT INTO audit_auditseal(sequence, event_id, previous, digest)
      VALUES (head.sequence + 1, r.id, head.digest, digest);
    DELETE FROM audit_auditpending WHERE event_id = r.id;
    head.sequence := head.sequence + 1; head.digest := digest;
  END LOOP;
  RETURN n;
END $$;
"""
NOT_OURS = "p.transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint"
BELOW_THE_HORIZON = """(
  p.transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
  OR p.transaction > pg_snapshot_xmax(pg_current_snapshot())::text::bigint)"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only_and_seal")]
    operations = [
        migrations.RunSQL(
            SEAL.replace("%(settled)s", NOT_OURS), SEAL.replace("%(settled)s", BELOW_THE_HORIZON)
        )
    ]
