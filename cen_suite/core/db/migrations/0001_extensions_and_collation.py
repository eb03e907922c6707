"""Bring the extensions and one named order for names, whatever the server was built with."""

from django.contrib.postgres.operations import (
    BtreeGinExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

APP_SORT = """
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_collation WHERE collprovider = 'i' AND collname = 'und-x-icu') THEN
    CREATE COLLATION IF NOT EXISTS app_sort (provider = icu, locale = 'und-u-kn');
  ELSIF current_setting('server_version_num')::int >= 170000 THEN
    CREATE COLLATION IF NOT EXISTS app_sort (provider = builtin, locale = 'C.UTF-8');
  ELSE
    CREATE COLLATION IF NOT EXISTS app_sort FROM "C";
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        migrations.RunSQL(APP_SORT, "DROP COLLATION IF EXISTS app_sort"),
    ]
