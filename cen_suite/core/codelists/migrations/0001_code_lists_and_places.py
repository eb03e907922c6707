"""Make the tables of code lists and places."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name="CodeList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.SlugField(unique=True, verbose_name="name")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("origin", models.TextField(verbose_name="origin")),
                ("licence", models.CharField(max_length=100, verbose_name="licence")),
                ("edition", models.CharField(max_length=20, verbose_name="edition")),
                ("checksum", models.CharField(max_length=64, verbose_name="checksum")),
            ],
            options={
                "verbose_name": "code list",
                "verbose_name_plural": "code lists",
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=20, verbose_name="edition")),
                ("source", models.CharField(max_length=20, verbose_name="source")),
                ("checksum", models.CharField(max_length=64, verbose_name="checksum")),
                ("loaded_at", models.DateTimeField(auto_now_add=True, verbose_name="loaded at")),
                ("added", models.PositiveIntegerField(default=0, verbose_name="codes added")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="codes changed")),
                ("ended", models.PositiveIntegerField(default=0, verbose_name="codes ended")),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="codelists.codelist",
                        verbose_name="code list",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("locode", models.CharField(max_length=5, unique=True, verbose_name="UN/LOCODE")),
                ("country", models.CharField(max_length=2, verbose_name="country")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_ascii",
                    models.CharField(max_length=200, verbose_name="name without accents"),
                ),
                (
                    "other_names",
                    models.CharField(blank=True, max_length=300, verbose_name="other names"),
                ),
                (
                    "name_folded",
                    models.CharField(max_length=700, verbose_name="names to search by"),
                ),
                (
                    "subdivision",
                    models.CharField(blank=True, max_length=3, verbose_name="subdivision"),
                ),
                (
                    "functions",
                    models.CharField(blank=True, max_length=8, verbose_name="functions"),
                ),
                ("iata", models.CharField(blank=True, max_length=3, verbose_name="IATA code")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("status", models.CharField(blank=True, max_length=10, verbose_name="status")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("shipped", "shipped with the suite"),
                            ("unlocode", "official UN/LOCODE list"),
                        ],
                        default="shipped",
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "indexes": [
                    models.Index(fields=["country"], name="codelists_place_country"),
                    models.Index(
                        condition=models.Q(("iata", ""), _negated=True),
                        fields=["iata"],
                        name="codelists_place_iata",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("name_folded"), name="gin_trgm_ops"
                        ),
                        name="codelists_place_name",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("locode__regex", "^[A-Z]{2}[A-Z2-9]{3}$")),
                        name="codelists_place_locode_form",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60, verbose_name="code")),
                ("parent", models.CharField(blank=True, max_length=60, verbose_name="parent")),
                ("label", models.CharField(max_length=500, verbose_name="label")),
                ("label_en", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_fr", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_es", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_pt", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_ru", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_de", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_ar", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_fa_af", models.CharField(max_length=500, null=True, verbose_name="label")),
                ("label_ur", models.CharField(max_length=500, null=True, verbose_name="label")),
                (
                    "synonyms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="synonyms",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "attributes",
                    models.JSONField(blank=True, default=dict, verbose_name="attributes"),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("shipped", "shipped with the suite"),
                            ("nomenclature", "complete nomenclature"),
                        ],
                        default="shipped",
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="codelists.codelist",
                        verbose_name="code list",
                    ),
                ),
            ],
            options={
                "verbose_name": "code",
                "verbose_name_plural": "codes",
                "constraints": [
                    models.UniqueConstraint(fields=("list", "code"), name="codelists_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="codelists_code_dates_in_order",
                    ),
                ],
            },
        ),
    ]
