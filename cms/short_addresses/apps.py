# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShortAddressesConfig(AppConfig):
    name = "cms.short_addresses"
    verbose_name = _("Short addresses")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from cms.short_addresses.policy import ShortAddressPolicy
        from guides.models import ShortAddress

        register_permission_policy(ShortAddress, ShortAddressPolicy(ShortAddress))
