"""Pages of the global database, and what it takes to open them."""

from accounts.pages import SIGNED_IN, page
from accounts.permissions import Permission
from seizures.views import (
    autosave,
    cases,
    choices,
    entry,
    exports,
    habits,
    home,
    photos,
    search,
    upload,
    upload_files,
)

P = Permission

urlpatterns = [
    page("", home.home, "home", needs=SIGNED_IN),
    page("enter/", entry.case_new, "entry-new", needs=P.SEIZURE_ENTER),
    page("cases/<uuid:public_id>/", cases.case_page, "case", needs=P.SEIZURE_READ),
    page("cases/<uuid:public_id>/edit/", entry.case_edit, "case-edit", needs=P.SEIZURE_ENTER),
    page(
        "cases/<uuid:public_id>/autosave/",
        autosave.case_autosave,
        "case-autosave",
        needs=P.SEIZURE_ENTER,
    ),
    page(
        "cases/<uuid:public_id>/discard/",
        entry.case_discard,
        "case-discard",
        needs=P.SEIZURE_ENTER,
    ),
    page(
        "cases/<uuid:public_id>/do/<slug:how>/",
        cases.case_move,
        "case-move",
        needs=P.SEIZURE_READ,
    ),
    page(
        "cases/<uuid:public_id>/photos/", photos.case_photos, "case-photos", needs=P.SEIZURE_ENTER
    ),
    page("photos/<uuid:public_id>/<slug:size>/", photos.photo, "photo", needs=P.PHOTO_READ),
    page(
        "photos/<uuid:public_id>/about/describe/",
        photos.photo_describe,
        "photo-describe",
        needs=P.SEIZURE_ENTER,
    ),
    page(
        "photos/<uuid:public_id>/about/remove/",
        photos.photo_remove,
        "photo-remove",
        needs=P.SEIZURE_ENTER,
    ),
    page("codes/<slug:name>/", choices.codes, "codes", needs=SIGNED_IN),
    page("places/", choices.places, "places", needs=SIGNED_IN),
    page("search/", search.search_cases, "search", needs=P.SEIZURE_READ),
    page("search/columns/", habits.search_columns, "search-columns", needs=P.SEIZURE_READ),
    page("search/keep/", habits.search_keep, "search-keep", needs=P.SEIZURE_READ),
    page("search/drop/", habits.search_drop, "search-drop", needs=P.SEIZURE_READ),
    page("uploads/", upload.upload_list, "uploads", needs=P.UPLOAD_MAKE),
    page(
        "uploads/templates/",
        upload_files.upload_templates,
        "upload-templates",
        needs=P.UPLOAD_MAKE,
    ),
    page(
        "uploads/templates/<slug:family>/<slug:language>/<slug:shape>/",
        upload_files.upload_template,
        "upload-template",
        needs=P.UPLOAD_MAKE,
    ),
    page("uploads/<uuid:public_id>/", upload.upload_page, "upload", needs=P.UPLOAD_MAKE),
    page(
        "uploads/<uuid:public_id>/progress/",
        upload.upload_progress,
        "upload-progress",
        needs=P.UPLOAD_MAKE,
        by_itself=True,
    ),
    page(
        "uploads/<uuid:public_id>/columns/",
        upload.upload_columns,
        "upload-columns",
        needs=P.UPLOAD_MAKE,
    ),
    page(
        "uploads/<uuid:public_id>/words/",
        upload.upload_words,
        "upload-words",
        needs=P.UPLOAD_MAKE,
    ),
    page(
        "uploads/<uuid:public_id>/problems/",
        upload.upload_problems,
        "upload-problems",
        needs=P.UPLOAD_MAKE,
    ),
    page(
        "uploads/<uuid:public_id>/confirm/",
        upload.upload_confirm,
        "upload-confirm",
        needs=P.UPLOAD_MAKE,
    ),
    page(
        "uploads/<uuid:public_id>/do/<slug:how>/",
        upload.upload_move,
        "upload-move",
        needs=P.UPLOAD_MAKE,
    ),
    page("uploads/<uuid:public_id>/undo/", upload.upload_undo, "upload-undo", needs=P.UPLOAD_UNDO),
    page(
        "uploads/<uuid:public_id>/report/",
        upload_files.upload_report,
        "upload-report",
        needs=P.UPLOAD_MAKE,
    ),
    page("export/", exports.export_new, "export-new", needs=P.SEIZURE_EXPORT),
    page("exports/", exports.export_list, "exports", needs=P.SEIZURE_EXPORT),
    page("exports/<uuid:public_id>/", exports.export_page, "export", needs=P.SEIZURE_EXPORT),
    page(
        "exports/<uuid:public_id>/progress/",
        exports.export_progress,
        "export-progress",
        needs=P.SEIZURE_EXPORT,
        by_itself=True,
    ),
    page(
        "exports/<uuid:public_id>/file/",
        exports.export_file,
        "export-file",
        needs=P.SEIZURE_EXPORT,
    ),
]
