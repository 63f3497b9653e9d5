# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Writing down, changing and withdrawing the grounds for showing somebody in a film or a picture.

Whoever may change the film or picture may do so; for everybody else there is no such film or picture.
"""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.log_actions import log

from media_pipeline.form_pages import FormPageMixin
from media_pipeline.models import Consent, Image, Video
from media_pipeline.people.admin import edit_address, things_to_change
from media_pipeline.people.forms import ConsentForm

RECORDED, CHANGED, WITHDRAWN = "consent.recorded", "consent.changed", "consent.withdrawn"


class PeopleMixin(FormPageMixin):
    """The film or picture of the address, and one of its grounds if the address names one."""

    header_icon = "user"
    thing: Video | Image

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        things = things_to_change(request.user, kwargs["kind"])
        if things is None:
            raise Http404
        self.thing = get_object_or_404(things, pk=kwargs["pk"])

    @cached_property
    def recorded(self) -> Consent:
        """The ground of the address: one that decides. Earlier ones are history, which nobody changes."""
        deciding = Consent.objects.filter(pk__in=self.thing.consents.values("pk")).deciding()
        consent: Consent = get_object_or_404(deciding, pk=self.kwargs["consent_pk"])
        return consent

    def new(self, **values: Any) -> Consent:
        owner = {"video": self.thing} if isinstance(self.thing, Video) else {"image": self.thing}
        return Consent(recorded_by_id=self.request.user.pk, **owner, **values)

    def get_page_subtitle(self) -> str:
        return str(self.thing)

    def get_success_url(self) -> str:
        return f"{edit_address(self.thing)}#people"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.get_success_url(), "label": str(self.thing)},
            {"url": "", "label": self.get_page_title()},
        ]

    def done(self, action: str, consent: Consent, message: str) -> HttpResponse:
        log(instance=self.thing, action=action, user=self.request.user, data={"consent": consent.pk})
        messages.success(self.request, message)
        return redirect(self.get_success_url())


class ConsentAddView(PeopleMixin, FormView):  # type: ignore[type-arg]
    template_name = "media_pipeline/admin/consent_form.html"
    page_title = gettext_lazy("Somebody who can be recognised")

    def get_consent(self) -> Consent:
        return self.new()

    def get_form_class(self) -> type[ConsentForm]:
        return ConsentForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.get_consent()}

    @transaction.atomic
    def form_valid(self, form: ConsentForm) -> HttpResponse:
        # Whoever writes somebody down has answered the question.
        type(self.thing)._default_manager.filter(pk=self.thing.pk).update(people=self.thing.People.SOMEBODY)
        return self.done(RECORDED, form.save(), _("The ground is saved."))


class ConsentRenewView(ConsentAddView):
    """A new ground for somebody whose earlier one has ended or is withdrawn, or soon will end."""

    page_title = gettext_lazy("A new ground")

    def get_consent(self) -> Consent:
        kept = ("shows", "person", "ground", "given_by", "explanation", "kept_where")
        return self.new(**{name: getattr(self.recorded, name) for name in kept})


class ConsentChangeView(ConsentAddView):
    page_title = gettext_lazy("Change the ground")

    def get_consent(self) -> Consent:
        if not self.recorded.basis.holds(timezone.localdate()):
            raise Http404
        return self.recorded

    def form_valid(self, form: ConsentForm) -> HttpResponse:
        return self.done(CHANGED, form.save(), _("The ground is changed."))


class ConsentWithdrawView(PeopleMixin, TemplateView):
    """Asks once more; then the film or picture is gone at once."""

    template_name = "media_pipeline/admin/consent_withdraw.html"
    page_title = gettext_lazy("Withdraw the consent")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(consent=self.recorded, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.recorded.withdrawn_at is None:
            self.recorded.withdrawn_at = timezone.now()
            self.recorded.save(update_fields=["withdrawn_at"])
        return self.done(WITHDRAWN, self.recorded, _("The consent is withdrawn. Citizens see text instead."))
