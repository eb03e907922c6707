"""Let the database know that no codes are an empty array: a row that states none need not say so."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('seizures', '0005_parts_by_position'),
    ]

    operations = [
        migrations.AlterField(
            model_name='concealment',
            name='methods',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='concealment',
            name='packaging',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='concealment',
            name='tags',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='line',
            name='infringements',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='line',
            name='origin_countries',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='line',
            name='other_families',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='seizure',
            name='agencies',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='seizure',
            name='discovery_means',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='seizure',
            name='legal_basis',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='seizure',
            name='offences',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='seizure',
            name='operation_refs',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='seizure',
            name='selection_reasons',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name='seizure',
            name='share_targets',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, db_default=[], default=list, size=None),
        ),
    ]
