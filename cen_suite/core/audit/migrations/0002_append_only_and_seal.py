"""Make the trail append-only and let only the database seal it."""

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION audit_part(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT length(value)::text || ':' || value $$;

CREATE FUNCTION audit_leaf(e audit_auditevent) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$ SELECT sha256('\x00'::bytea || convert_to(
     audit_part(e.id::text) || audit_part(e.at::text) || audit_part(e.actor) || audit_part(e.event)
     || audit_part(e.subject) || audit_part(e.administration) || audit_part(e.reason)
     || audit_part(e.details) || audit_part(e.request_id), 'UTF8')) $$;

CREATE FUNCTION audit_before_insert() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.leaf := audit_leaf(NEW);
  INSERT INTO audit_auditpending(event_id, transaction)
    VALUES (NEW.id, pg_current_xact_id()::text::bigint);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_leaf BEFORE INSERT ON audit_auditevent
  FOR EACH ROW EXECUTE FUNCTION audit_before_insert();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_event_fixed BEFORE UPDATE OR DELETE ON audit_auditevent
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_event_kept BEFORE TRUNCATE ON audit_auditevent
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_seal_fixed BEFORE UPDATE OR DELETE ON audit_auditseal
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_seal_kept BEFORE TRUNCATE ON audit_auditseal
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

CREATE FUNCTION audit_seal_batch(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  head audit_auditseal; r record; n integer := 0; digest bytea;
BEGIN
  IF NOT pg_try_advisory_xact_lock(727001) THEN RETURN 0; END IF;
  SELECT * INTO head FROM audit_auditseal ORDER BY sequence DESC LIMIT 1;
  IF NOT FOUND THEN head.sequence := 0; head.digest := decode(repeat('00', 32), 'hex'); END IF;
  -- a transaction number above the present one comes from before a restore: long settled
  FOR r IN SELECT e.id, e.leaf FROM audit_auditpending p JOIN audit_auditevent e ON e.id = p.event_id
           WHERE p.transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
              OR p.transaction > pg_snapshot_xmax(pg_current_snapshot())::text::bigint
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

DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'cen_app') THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON audit_auditevent, audit_auditcheckpoint FROM cen_app;
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_auditseal, audit_auditpending FROM cen_app;
    GRANT SELECT, INSERT ON audit_auditevent, audit_auditcheckpoint TO cen_app;
    GRANT SELECT ON audit_auditseal, audit_auditpending TO cen_app;
    GRANT EXECUTE ON FUNCTION audit_seal_batch(integer) TO cen_app;
  END IF;
END $$;
"""
BACKWARD = r"""
DROP TRIGGER audit_leaf ON audit_auditevent;
DROP TRIGGER audit_event_fixed ON audit_auditevent;
DROP TRIGGER audit_event_kept ON audit_auditevent;
DROP TRIGGER audit_seal_fixed ON audit_auditseal;
DROP TRIGGER audit_seal_kept ON audit_auditseal;
DROP FUNCTION audit_seal_batch(integer);
DROP FUNCTION audit_refuse();
DROP FUNCTION audit_before_insert();
DROP FUNCTION audit_leaf(audit_auditevent);
DROP FUNCTION audit_part(text);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_trail")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
