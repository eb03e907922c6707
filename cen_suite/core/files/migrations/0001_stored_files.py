import uuid

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="identity"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="kind")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the content")),
                (
                    "place",
                    models.CharField(
                        max_length=100, unique=True, verbose_name="name in the store"
                    ),
                ),
                ("size", models.BigIntegerField(verbose_name="size in bytes")),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                (
                    "created",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="created",
                    ),
                ),
            ],
            options={
                "verbose_name": "stored file",
                "verbose_name_plural": "stored files",
                "constraints": (
                    models.UniqueConstraint(
                        fields=("kind", "digest"), name="files_content_kept_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 0)), name="files_size_not_negative"
                    ),
                ),
            },
        ),
    ]
