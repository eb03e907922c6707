"""Pages behind one-time links: activation, reset, proof of a mailbox."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import devices
from accounts.actions import device_links, passwords
from accounts.errors import PasswordRefused
from accounts.forms.new_password import NewPasswordForm
from accounts.queries.links import link_state


@never_cache
@sensitive_post_parameters()
def activation(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose the first password."""
    return _choose(request, secret, "activation", passwords.activate)


@never_cache
@sensitive_post_parameters()
def reset(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose a new password."""
    return _choose(request, secret, "reset", passwords.reset_password)


@never_cache
def device(request: HttpRequest, secret: str) -> HttpResponse:
    """Prove the mailbox, so that this browser may sign in while an attack goes on."""
    if request.method != "POST":
        return render(request, "accounts/link_device.html", {"open": link_state(secret, "device")})
    user_id, epoch = device_links.prove(secret)
    answer = HttpResponseRedirect(reverse("account_login"))
    devices.remember_device(request, answer, user_id, epoch)
    messages.success(request, _("Thank you. You can sign in from this browser now."))
    return answer


def forgotten(request: HttpRequest) -> HttpResponse:
    """Say who can help somebody who cannot sign in."""
    return render(request, "accounts/forgotten.html")


def _choose(
    request: HttpRequest, secret: str, kind: str, choose: "passwords.Choose"
) -> HttpResponse:
    state = link_state(secret, kind)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            choose(secret, form.cleaned_data["password"])
        except PasswordRefused as refused:
            form.add_error("password", refused.words())
        else:
            messages.success(request, _("The password was set. Sign in with it now."))
            return HttpResponseRedirect(reverse("account_login"))
    context = {"form": form, "kind": kind, "open": state}
    return render(request, "accounts/choose_password.html", context)
