# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EditorConfig(AppConfig):
    name = "cms.editor"
    verbose_name = _("Editor")

    def ready(self) -> None:
        from cms.editor.untranslated import name_permissions, name_what_has_no_name

        name_what_has_no_name()
        # Each app with models tells that it is migrated; when the last one does, the permissions are there.
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(name_permissions, sender=last)
