"""Pages about people and what it takes to open them; allauth's pages are listed one by one."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn

from accounts.pages import PUBLIC, SIGNED_IN, page
from accounts.permissions import Permission
from accounts.views import (
    access_requests,
    links,
    memberships,
    notices,
    people,
    person_acts,
    profile,
    signatories,
    stream,
    tickets,
    tokens,
    unsent,
)

P = Permission
RESETTERS = (P.ACCOUNT_RESET, P.MEMBER_RESET)
OPENERS = (P.ACCESS_OPEN_CEN, P.ACCESS_OPEN_NCEN, P.MEMBER_RESET)

urlpatterns = [
    # signing in and out
    page("sign-in/", account.login, "account_login", needs=PUBLIC),
    page("sign-in/passkey/", webauthn.login_webauthn, "mfa_login_webauthn", needs=PUBLIC),
    page("sign-in/code/", mfa.authenticate, "mfa_authenticate", needs=PUBLIC),
    page("sign-out/", account.logout, "account_logout", needs=PUBLIC),
    page("again/", account.reauthenticate, "account_reauthenticate", needs=SIGNED_IN),
    page("again/code/", mfa.reauthenticate, "mfa_reauthenticate", needs=SIGNED_IN),
    page("again/key/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn",
         needs=SIGNED_IN),
    page("forgotten/", links.forgotten, "account_reset_password", needs=PUBLIC),
    page("unsent/", unsent.unsent, "unsent", needs=SIGNED_IN),
    # one-time links
    page("activate/<str:secret>/", links.activation, "link_activation", needs=PUBLIC),
    page("reset/<str:secret>/", links.reset, "link_reset", needs=PUBLIC),
    page("device/<str:secret>/", links.device, "link_device", needs=PUBLIC),
    # my account
    page("password/", account.password_change, "account_change_password", needs=SIGNED_IN),
    page("second-factor/", mfa.index, "mfa_index", needs=SIGNED_IN),
    page("second-factor/app/", totp.activate_totp, "mfa_activate_totp", needs=SIGNED_IN,
         step_up=True),
    page("second-factor/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp",
         needs=SIGNED_IN, step_up=True),
    page("second-factor/codes/", recovery.view_recovery_codes, "mfa_view_recovery_codes",
         needs=SIGNED_IN, step_up=True),
    page("second-factor/codes/new/", recovery.generate_recovery_codes,
         "mfa_generate_recovery_codes", needs=SIGNED_IN, step_up=True),
    page("second-factor/codes/file/", recovery.download_recovery_codes,
         "mfa_download_recovery_codes", needs=SIGNED_IN, step_up=True),
    page("second-factor/keys/", webauthn.list_webauthn, "mfa_list_webauthn", needs=SIGNED_IN),
    page("second-factor/keys/add/", webauthn.add_webauthn, "mfa_add_webauthn",
         needs=SIGNED_IN, step_up=True),
    page("second-factor/keys/<int:pk>/edit/", webauthn.edit_webauthn, "mfa_edit_webauthn",
         needs=SIGNED_IN, step_up=True),
    page("second-factor/keys/<int:pk>/remove/", webauthn.remove_webauthn, "mfa_remove_webauthn",
         needs=SIGNED_IN, step_up=True),
    page("sessions/", profile.session_list, "usersessions_list", needs=SIGNED_IN),
    page("sessions/<int:session_id>/end/", profile.end_one_session, "session-end",
         needs=SIGNED_IN),
    page("sessions/end/", profile.end_sessions, "sessions-end", needs=SIGNED_IN),
    page("", profile.profile, "profile", needs=SIGNED_IN),
    page("history/", profile.history, "own-history", needs=SIGNED_IN),
    # people
    page("people/", people.person_list, "people", needs=(P.DIRECTORY_READ, P.MEMBER_RESET)),
    page("people/<uuid:public_id>/", people.person, "person", needs=SIGNED_IN),
    page("people/<uuid:public_id>/trail/", people.trail, "person-trail", needs=P.TRAIL_READ),
    page("people/<uuid:public_id>/reset/", person_acts.reset, "person-reset", needs=RESETTERS,
         step_up=True),
    page("people/<uuid:public_id>/factors/", person_acts.remove_factors, "person-factors",
         needs=RESETTERS, step_up=True),
    page("people/<uuid:public_id>/confirm/<int:link_id>/", person_acts.confirm, "person-confirm",
         needs=P.HELPDESK, step_up=True),
    page("people/<uuid:public_id>/suspend/", person_acts.suspend, "person-suspend",
         needs=P.ACCOUNT_SUSPEND, step_up=True),
    page("people/<uuid:public_id>/lift/", person_acts.lift, "person-lift",
         needs=P.ACCOUNT_SUSPEND, step_up=True),
    page("people/<uuid:public_id>/close/", person_acts.close, "person-close",
         needs=P.ACCOUNT_SUSPEND, step_up=True),
    page("people/<uuid:public_id>/certify/", person_acts.certify, "person-certify",
         needs=P.ACCOUNT_CERTIFY),
    page("people/<uuid:public_id>/reopen/<str:application>/", person_acts.reopen, "person-reopen",
         needs=OPENERS, step_up=True),
    page("people/<uuid:public_id>/roles/", person_acts.grant, "person-grant", needs=P.ROLE_GRANT,
         step_up=True),
    page("people/<uuid:public_id>/roles/<int:membership_id>/end/", person_acts.end_role,
         "person-end-role", needs=P.ROLE_GRANT, step_up=True),
    page("people/<uuid:public_id>/memberships/<int:membership_id>/suspend/", memberships.suspend,
         "membership-suspend", needs=P.MEMBER_MANAGE, step_up=True),
    page("people/<uuid:public_id>/memberships/<int:membership_id>/resume/", memberships.resume,
         "membership-resume", needs=P.MEMBER_MANAGE, step_up=True),
    # access requests
    page("request/", access_requests.ask, "access-request", needs=PUBLIC),
    page("request/<str:secret>/", access_requests.own, "own-request", needs=PUBLIC),
    page("request/<str:secret>/amend/", access_requests.amend, "own-request-amend", needs=PUBLIC),
    page("request/<str:secret>/paper/", access_requests.paper, "own-request-paper", needs=PUBLIC),
    page("requests/", access_requests.request_list, "requests", needs=P.REQUEST_READ),
    page("requests/<uuid:public_id>/", access_requests.request_page, "request",
         needs=P.REQUEST_READ),
    page("requests/<uuid:public_id>/form/", access_requests.signed_form, "request-form",
         needs=P.REQUEST_READ),
    page("requests/<uuid:public_id>/endorse/", access_requests.endorse, "request-endorse",
         needs=P.ACCOUNT_ENDORSE),
    page("requests/<uuid:public_id>/sign/", access_requests.sign, "request-sign",
         needs=P.ACCOUNT_SIGN, step_up=True),
    page("requests/<uuid:public_id>/approve/", access_requests.approve, "request-approve",
         needs=P.ACCOUNT_APPROVE, step_up=True),
    page("requests/<uuid:public_id>/refuse/", access_requests.refuse, "request-refuse",
         needs=P.ACCOUNT_APPROVE),
    page("requests/<uuid:public_id>/ask/", access_requests.ask_more, "request-ask",
         needs=P.ACCOUNT_APPROVE),
    # designated officers
    page("signatories/", signatories.signatory_list, "signatories",
         needs=(P.SIGNATORY_EDIT, P.ACCOUNT_ENDORSE)),
    page("signatories/new/", signatories.signatory_new, "signatory-new", needs=P.SIGNATORY_EDIT),
    page("signatories/<int:signatory_id>/confirm/", signatories.signatory_confirm,
         "signatory-confirm", needs=P.SIGNATORY_EDIT, step_up=True),
    page("signatories/<int:signatory_id>/end/", signatories.signatory_end, "signatory-end",
         needs=P.SIGNATORY_EDIT, step_up=True),
    # machine tokens
    page("tokens/", tokens.token_list, "tokens", needs=P.TOKEN_ISSUE),
    page("tokens/new/", tokens.token_new, "token-new", needs=P.TOKEN_ISSUE, step_up=True),
    page("tokens/<uuid:public_id>/revoke/", tokens.token_revoke, "token-revoke",
         needs=P.TOKEN_ISSUE),
    # the helpdesk
    page("tickets/", tickets.ticket_list, "tickets", needs=SIGNED_IN),
    page("tickets/new/", tickets.ticket_new, "ticket-new", needs=SIGNED_IN),
    page("tickets/<uuid:public_id>/", tickets.ticket, "ticket", needs=SIGNED_IN),
    page("tickets/<uuid:public_id>/close/", tickets.ticket_close, "ticket-close",
         needs=SIGNED_IN),
    # the tray
    page("notices/", notices.notice_list, "notices", needs=SIGNED_IN),
    page("notices/tray/", notices.notice_tray, "notice-tray", needs=SIGNED_IN, by_itself=True),
    page("notices/count/", stream.notice_count, "notice-count", needs=SIGNED_IN,
         by_itself=True),
]  # fmt: skip
