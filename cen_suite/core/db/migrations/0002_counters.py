"""Make the counters behind numbers without gaps."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("db", "0001_extensions_and_collation")]
    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("last", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(last__gte=0), name="counter_never_below_zero"
                    )
                ],
            },
        ),
    ]
