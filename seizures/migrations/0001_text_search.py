"""Words are searched as they stand, without accents, in every language alike."""

from django.db import migrations

FORWARD = """
CREATE TEXT SEARCH CONFIGURATION cen (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION cen
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("db", "0001_extensions_and_collation")]
    operations = [migrations.RunSQL(FORWARD, "DROP TEXT SEARCH CONFIGURATION cen")]
