# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A page gets a draft in another language, word for word the Danish one, for somebody to translate."""

from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale

from cms.users.models import User
from guides.models import TranslatedPage
from guides.signal_handlers import remember_copied


def languages_to_come(page: TranslatedPage) -> list[Locale]:
    """Those of the site that nobody has begun to translate the page into. An alias is no translation yet."""
    begun = type(page)._default_manager.filter(translation_key=page.translation_key, alias_of=None)
    return list(Locale.objects.exclude(pk__in=begun.values("locale")).order_by("language_code"))


@transaction.atomic
def begin_translation(page: TranslatedPage, locale: Locale, user: User) -> TranslatedPage:
    """The page in that language, ready for its translator. The caller has checked that the user may change `page`.

    What it stands below (the department, the front page) comes along as an alias where it is not translated: that stays
    equal to the Danish page, phone numbers and opening hours included, and says to readers that it is in Danish.
    """
    there = page.get_translation_or_none(locale)
    if there is None:
        action = CopyPageForTranslationAction(page, locale, copy_parents=True, user=user)
        copy: TranslatedPage = action.execute(skip_permission_checks=True)
        return copy
    if there.alias_of_id:
        ConvertAliasPageAction(there, user=user).execute(skip_permission_checks=True)
        remember_copied(target_obj=there)
    return there
