"""Who may see and touch the records of the global database."""

from django.db.models import Q, QuerySet

from accounts import gate
from accounts.permissions import Permission
from seizures.models import Export, Photo, Seizure, Upload
from seizures.states import PUBLIC, State


@gate.scope(Seizure)
def public_or_own(actor: gate.Actor, seizures: QuerySet[Seizure]) -> QuerySet[Seizure]:
    """Everyone sees published cases; an administration also sees its own.

    Cases of an upload that was taken back are seen by nobody.
    """
    own = Q(administration_id=actor.home) & ~Q(state=State.UNDONE)
    return seizures.filter(Q(state__in=PUBLIC) | own)


@gate.scope(Upload)
def own_uploads(actor: gate.Actor, uploads: QuerySet[Upload]) -> QuerySet[Upload]:
    """An administration sees its own workbooks."""
    return uploads.filter(administration_id=actor.home)


@gate.scope(Export)
def own_exports(actor: gate.Actor, exports: QuerySet[Export]) -> QuerySet[Export]:
    """A person sees the exports asked for in his own name."""
    return exports.filter(by_id=actor.account)


@gate.scope(Photo)
def photos_of_visible(actor: gate.Actor, photos: QuerySet[Photo]) -> QuerySet[Photo]:
    """A photo is seen by those who see its case."""
    return photos.filter(Q(seizure__state__in=PUBLIC) | Q(seizure__administration_id=actor.home))


def _is_own(actor: gate.Actor, seizure: Seizure) -> bool:
    return seizure.state != State.UNDONE and seizure.administration_id == actor.home


@gate.rule(Permission.SEIZURE_READ, Seizure)
def reads(actor: gate.Actor, seizure: Seizure) -> bool:
    """Published cases are for all, others for their administration."""
    return seizure.state in PUBLIC or _is_own(actor, seizure)


@gate.rule(Permission.SEIZURE_ENTER, Seizure)
def enters(actor: gate.Actor, seizure: Seizure) -> bool:
    """Officers of an administration work on its cases together."""
    return _is_own(actor, seizure)


@gate.rule(Permission.SEIZURE_APPROVE, Seizure)
def approves(actor: gate.Actor, seizure: Seizure) -> bool:
    """The contact point of the administration that reports decides."""
    return _is_own(actor, seizure)


@gate.rule(Permission.SEIZURE_RELEASE, Seizure)
def releases(actor: gate.Actor, seizure: Seizure) -> bool:
    """Only the administration that made the seizure lets it go."""
    return _is_own(actor, seizure)


@gate.rule(Permission.SEIZURE_WITHDRAW, Seizure)
def withdraws(actor: gate.Actor, seizure: Seizure) -> bool:
    """Only its owner takes a case back."""
    return _is_own(actor, seizure)


@gate.rule(Permission.SEIZURE_VERIFY, Seizure)
def verifies(actor: gate.Actor, seizure: Seizure) -> bool:
    """A country verifies its own cases; a regional office those of its countries."""
    if actor.country:
        return _is_own(actor, seizure)
    return bool(actor.rilo) and seizure.administration.rilo == actor.rilo


@gate.rule(Permission.UPLOAD_MAKE, Upload)
def works_on_upload(actor: gate.Actor, upload: Upload) -> bool:
    """Officers of an administration work on its workbooks together."""
    return upload.administration_id == actor.home


@gate.rule(Permission.UPLOAD_UNDO, Upload)
def undoes(actor: gate.Actor, upload: Upload) -> bool:
    """An upload is taken back by the administration that sent it."""
    return upload.administration_id == actor.home


@gate.rule(Permission.SEIZURE_EXPORT, Export)
def takes_away(actor: gate.Actor, export: Export) -> bool:
    """An export is for the person who asked for it."""
    return export.by_id == actor.account


@gate.rule(Permission.PHOTO_READ, Photo)
def looks(actor: gate.Actor, photo: Photo) -> bool:
    """A photo is seen by those who see its case."""
    return reads(actor, photo.seizure)
