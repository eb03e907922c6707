"""The pages of seizures in every state they can be in, for the look at every page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from django.urls import reverse

from cen_suite.core.jobs.models import Job
from seizures.actions import exports, uploads
from seizures.actions.moves import move
from seizures.actions.photos import Picture, add_photos
from seizures.models import Export, Seizure, Upload
from seizures.queries.search import Total
from seizures.record.facts import (
    Company,
    Concealment,
    Consignment,
    Container,
    Conveyance,
    Leg,
    Line,
    Person,
)
from seizures.search.criteria import Criteria
from seizures.shapes import Shape
from seizures.states import Move, State
from tests.accounts.people import Somebody, somebody
from tests.corpus import pictures
from tests.seizures.samples import CASE, COCAINE, case, store
from tests.seizures.sheets import cells, save
from tests.seizures.upload.sending import checked, stored, table, work_off, workbook

Pages = Iterator[tuple[str, str]]
LONG = "Hidden behind the cooling unit of a refrigerated container of frozen fish. " * 12
FULL = replace(
    CASE,
    national_ref="DKR/2026/VERY-LONG-REFERENCE/000117",
    summary=LONG,
    offences=("SMU",),
    discovery_means=("XRC", "PHY"),
    market_value=Decimal(1240000),
    market_currency="EUR",
    persons_total=3,
    arrested_total=2,
    conveyances=(
        Conveyance(
            mode="1",
            conveyance_type="SEA-CONT",
            carrier_name="Line of the Seven Oceans",
            year=2011,
        ),
        Conveyance(mode="3", conveyance_type="ROAD-VAN", make="Volvo", colour="white"),
    ),
    containers=(Container(size_type="45R1", seals_count=2, gross_kg=Decimal("24310.5")),),
    consignments=(Consignment(declared_content="Frozen fish", pieces=1200),),
    legs=(
        Leg(leg_role="ORIGIN", country="PE"),
        Leg(leg_role="DEP", country="BR", place="BRSSZ", departed_on=dt.date(2026, 10, 30)),
        Leg(leg_role="TRA", country="ES", arrived_on=dt.date(2026, 11, 11)),
        Leg(leg_role="SEIZ", country="SN", place="SNDKR"),
        Leg(leg_role="DEST", country="BE", place="BEANR"),
    ),
    concealments=(
        Concealment(place="CT-WALL", methods=("RIPOFF",), markings="A lion over a crescent moon"),
    ),
    lines=(
        replace(COCAINE, quantity=Decimal("1240.125"), brand="Lion", outcome="FORFEIT"),
        Line(family="MED", product="MED-ERE", quantity=Decimal(284304), unit="H87"),
        Line(family="CUR", product="CUR-CSH", quantity=Decimal(12), unit="H87"),
    ),
    persons=(Person(role="PASS", arrested=True, nationality="BR", sex="M"),),
    companies=(Company(role="IMPORTER", country="BE"),),
)


def pages_of_seizures(who: Somebody) -> Pages:
    """Name the pages, from the first day of an administration to a full desk."""
    yield from (
        ("home-first", "/"),
        ("search-first", "/search/"),
        ("uploads-first", "/uploads/"),
        ("exports-first", "/exports/"),
        ("entry", "/enter/"),
        ("templates", "/uploads/templates/"),
    )
    yield from _forms(who)
    yield from _cases(who)
    yield from _uploads(who)
    yield from _exports(who)
    yield from (
        ("home", "/"),
        ("search", "/search/"),
        ("search-one", "/search/?q=cooling"),
        ("search-nothing", "/search/?q=nothing&family=DRG&since=2026-01-01"),
        ("search-chips", "/search/?family=DRG&departure=BR&mode=1&since=2026-01-01&product=x"),
        ("search-photos", "/search/?view=photos"),
        ("search-more", "/search/?more=product"),
        ("uploads", "/uploads/"),
        ("exports", "/exports/"),
        ("not-there", "/nothing-here/"),
    )


def _forms(who: Somebody) -> Pages:
    """A draft with mistakes and doubts, in both shapes, and one that came back."""
    wrong = cells(
        event_start="2027-02-30",
        location="SNDSS",
        lines=[
            {"key": "a", "family": "DRG", "product": "DRG-COC-HCL", "quantity": "lots"},
            {"key": "b", "family": "CUR", "product": "CUR-CSH", "quantity": "9", "unit": "H87"},
        ],
    )
    draft = save(who, wrong).seizure
    edit = reverse("case-edit", args=[draft.public_id])
    back = store(who.actor, case(national_ref="R/1"), state=State.SUBMITTED, start=5900)[0]
    move(
        public_id=back.public_id,
        how=Move.RETURN,
        by=who.actor,
        reason="Please weigh it again.",
        about={"lines.0.quantity": "This is the gross weight.", "direction": "Leaving?"},
    )
    yield from (
        ("entry-wrong", f"{edit}?form=simple"),
        ("entry-full-wrong", f"{edit}?form=full"),
        ("entry-discard", reverse("case-discard", args=[draft.public_id])),
        ("entry-returned", f"{reverse('case-edit', args=[back.public_id])}?form=simple"),
        ("entry-returned-full", f"{reverse('case-edit', args=[back.public_id])}?form=full"),
        ("case-returned", reverse("case", args=[back.public_id])),
    )


def _cases(who: Somebody) -> Pages:
    """Cases short and very full, waiting, queried and withdrawn."""
    short = store(who.actor, *[case(national_ref=f"A/{n}") for n in range(60)], start=5001)[0]
    full = store(who.actor, FULL, start=5700)[0]
    photos = [
        Picture(f"{seed}.png", pictures.written(pictures.scene(640, 480, seed=seed), "PNG"))
        for seed in range(3)
    ]
    add_photos(public_id=full.public_id, pictures=photos, by=who.actor)
    waiting = store(who.actor, case(national_ref="W"), state=State.SUBMITTED, start=5800)[0]
    asked, gone = store(who.actor, case(national_ref="Q"), case(national_ref="X"), start=5850)
    analyst = somebody("rilo.analyst", "RA", at="RILO-WA").actor
    move(public_id=asked.public_id, how=Move.QUERY, by=analyst, reason="Was it announced?")
    move(public_id=gone.public_id, how=Move.WITHDRAW, by=who.actor, reason="Reported twice.")
    yield from (
        ("case", _page("case", short)),
        ("case-full", _page("case", full)),
        ("case-photos", _page("case-photos", full)),
        ("case-photos-none", _page("case-photos", short)),
        ("case-correct", _page("case-edit", full)),
        ("case-waiting", _page("case", waiting)),
        ("case-queried", _page("case", asked)),
        ("case-withdrawn", _page("case", gone)),
        ("case-return", reverse("case-move", args=[waiting.public_id, "return"])),
        ("case-withdraw", reverse("case-move", args=[short.public_id, "withdraw"])),
    )


def _page(name: str, seizure: Seizure) -> str:
    return reverse(name, args=[seizure.public_id])


HEADINGS = ["N°", "Date de saisie", "Produit", "Quantité", "Unité", "Remarque du chef"]
ROWS: list[list[object]] = [["A-1", "03/11/2026", "Neige", "2,5", "kg", "x"]]


def _uploads(who: Somebody) -> Pages:
    """A workbook at each of the four steps, running, refused, stored and taken back."""
    foreign = checked(table(HEADINGS, ROWS), who.actor, "très long nom du registre national.xlsx")
    yield "upload-columns", reverse("upload-columns", args=[foreign.public_id])
    wrong = checked(workbook(40, bad_share=0.01)[0], who.actor, "october.xlsx")
    Upload.objects.filter(pk=wrong.pk).update(state=Upload.State.CHECKING)
    job = Job.objects.filter(subject=f"upload:{wrong.public_id}", kind="upload-check")
    running = {"started_at": dt.datetime.now(dt.UTC) - dt.timedelta(seconds=9)}
    job.update(state=Job.State.RUNNING, done=31_000, total=100_000, **running)
    yield "upload-running", reverse("upload", args=[wrong.public_id])
    job.update(state=Job.State.DONE)
    Upload.objects.filter(pk=wrong.pk).update(state=Upload.State.CHECKED)
    for name in ("upload", "upload-problems", "upload-words", "upload-confirm"):
        yield f"{name}-checked", reverse(name, args=[wrong.public_id])
    clean = stored(workbook(4, seed=7)[0], who.actor)
    yield "upload-done", reverse("upload", args=[clean.public_id])
    yield "upload-undo", reverse("upload-undo", args=[clean.public_id])
    uploads.ask_undo(public_id=clean.public_id, by=who.actor)
    work_off()
    yield "upload-undone", reverse("upload", args=[clean.public_id])
    refused = checked(table(["hello", "world"], [["a", "b"]]), who.actor, "letter.xlsx")
    yield "upload-refused", reverse("upload", args=[refused.public_id])


def _exports(who: Somebody) -> Pages:
    """An export being chosen, being written and written."""
    yield "export-new", "/export/?family=DRG"
    wanted = exports.Wanted(Criteria(), Shape.XLSX, (), "en", as_codes=False)
    export = exports.start_export(by=who.actor, wanted=wanted, expected=Total(62, is_exact=True))
    work_off()
    export.refresh_from_db()
    address = reverse("export", args=[export.public_id])
    yield "export-done", address
    Export.objects.filter(pk=export.pk).update(file=None)
    Job.objects.filter(subject=str(export.public_id)).update(
        state=Job.State.RUNNING, done=20, total=62
    )
    yield "export-running", address
    Export.objects.filter(pk=export.pk).update(file=export.file)
    Job.objects.filter(subject=str(export.public_id)).update(state=Job.State.DONE, done=62)
