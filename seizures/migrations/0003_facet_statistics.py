"""Let the planner know a thousand facets, so that it picks the right index and guesses counts well."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("seizures", "0002_cases")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE seizures_seizure ALTER COLUMN facets SET STATISTICS 1000",
            "ALTER TABLE seizures_seizure ALTER COLUMN facets SET STATISTICS -1",
        )
    ]
