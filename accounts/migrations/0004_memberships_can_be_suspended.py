"""A membership can be suspended, and keeps by whom and why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_letters_to_applicants"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="suspended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="suspended"),
        ),
        migrations.AddField(
            model_name="membership",
            name="suspended_by",
            field=models.CharField(blank=True, db_default="", max_length=150),
        ),
        migrations.AddField(
            model_name="membership",
            name="suspension_reason",
            field=models.CharField(blank=True, db_default="", max_length=300),
        ),
    ]
