# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a translator does beside writing: begin a translation, and say that it fits the Danish text."""

from dataclasses import asdict
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.translating.copying import begin_translation, languages_to_come
from cms.translating.parts import Part, confirmed, parts_of, with_missing
from guides.freshness import State, copied
from guides.models import GuidePage, TranslatedPage


class TranslationFormView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """About a page that the user may change, and nobody has locked."""

    header_icon = "globe"

    @cached_property
    def page(self) -> TranslatedPage:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not isinstance(page, TranslatedPage):
            raise Http404
        rights = page.permissions_for_user(self.request.user)
        if not rights.can_edit() or rights.page_locked():
            raise PermissionDenied
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": url, "label": self.get_page_subtitle()},
            {"url": "", "label": str(self.page_title)},
        ]


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"), widget=forms.RadioSelect)


class TranslateView(TranslationFormView):
    """Choose a language; then the editor opens, with the Danish text to write over."""

    page_title = gettext_lazy("Translate this page")
    template_name = "cms/translating/translate.html"
    form_class = LanguageForm

    def get_form(self, form_class: Any = None) -> LanguageForm:
        if self.page.language != settings.LANGUAGE_CODE or self.page.alias_of_id:
            raise Http404  # translations are made of the Danish text, which they are compared with
        form: LanguageForm = super().get_form(form_class)
        language: Any = form.fields["language"]
        language.choices = [
            (locale.language_code, locale.get_display_name()) for locale in languages_to_come(self.page)
        ]
        return form

    def form_valid(self, form: LanguageForm) -> HttpResponse:
        wanted = form.cleaned_data["language"]
        locale = next(locale for locale in languages_to_come(self.page) if locale.language_code == wanted)
        user: Any = self.request.user
        translation = begin_translation(self.page, locale, user)
        messages.success(
            self.request, _("Here is the Danish text. Write over it in %(language)s.") % {"language": locale}
        )
        return redirect("wagtailadmin_pages:edit", translation.pk)


class ConfirmForm(forms.Form):
    parts = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("These say what the Danish text says now"),
        error_messages={
            "invalid_choice": gettext_lazy("The Danish text has been changed in the meantime. Look at it again.")
        },
    )


class CompareView(TranslationFormView):
    """Where a translation differs from the published Danish text: somebody says what fits, or fetches the rest."""

    page_title = gettext_lazy("The translation beside the Danish text")
    template_name = "cms/translating/compare.html"
    form_class = ConfirmForm

    @cached_property
    def draft(self) -> TranslatedPage:
        """The newest text, which is what a translator sees in the editor."""
        if self.page.language == settings.LANGUAGE_CODE or self.page.alias_of_id:
            raise Http404
        draft: TranslatedPage = self.page.get_latest_revision_as_object()
        return draft

    @cached_property
    def danish(self) -> TranslatedPage | None:
        return self.page.published_danish()

    @cached_property
    def parts(self) -> list[Part]:
        return parts_of(self.draft, self.danish)

    def get_form(self, form_class: Any = None) -> ConfirmForm:
        form: ConfirmForm = super().get_form(form_class)
        parts: Any = form.fields["parts"]
        parts.choices = [(part.key, part.name) for part in self.parts if part.state is not State.MISSING]
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_missing = any(part.state is State.MISSING for part in self.parts)
        return super().get_context_data(parts=self.parts, has_missing=has_missing, **kwargs)

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        if "fetch" in self.request.POST:
            self._fetch()
            messages.success(self.request, _("The Danish text of what was missing is in your draft. Write over it."))
            return self._saved(reverse("wagtailadmin_pages:edit", args=[self.page.pk]))
        danish = self.danish.parts() if self.danish else {}
        known = confirmed(self.draft.known_origins, form.cleaned_data["parts"], danish)
        self.draft.origins = {part: asdict(origin) for part, origin in known.items()}
        messages.success(self.request, _("Saved in your draft. Readers are told when it is published."))
        return self._saved(self.request.path)

    def _fetch(self) -> None:
        """Put the steps and questions that only Danish has into the draft."""
        draft, danish = self.draft, self.danish
        if isinstance(draft, GuidePage) and isinstance(danish, GuidePage):
            before = draft.parts()
            for name in ("steps", "questions"):
                stream = with_missing(getattr(danish, name).get_prep_value(), getattr(draft, name).get_prep_value())
                setattr(draft, name, draft._meta.get_field(name).to_python(stream))
            draft.remember(copied({part: text for part, text in danish.parts().items() if part not in before}))

    def _saved(self, address: str) -> HttpResponse:
        self.draft.save_revision(user=self.request.user, log_action=True, clean=False)
        return redirect(address)
