"""Let new cases stand side by side in the index of their identities."""

from django.db import migrations, models

import cen_suite.core.db.identity


class Migration(migrations.Migration):
    dependencies = [
        ("seizures", "0006_empty_arrays"),
    ]

    operations = [
        migrations.AlterField(
            model_name="seizure",
            name="public_id",
            field=models.UUIDField(
                default=cen_suite.core.db.identity.uuid7, editable=False, unique=True
            ),
        ),
    ]
