# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The front page that the demo's departments hang below."""

from django.conf import settings
from wagtail.models import Page, Site

from guides.models import HomePage

_INTRO = """<p>Her kan du se, hvad der skal ske, og hvordan du finder vej. Skridt for skridt, med film.</p>"""


def front_page(port: int) -> HomePage:
    """The default site's front page: the one that is there, else a new one in place of Wagtail's welcome page."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site and isinstance(site.root_page.specific, HomePage):
        _listen_at(site, port)
        return site.root_page.specific
    home = HomePage(title="Find vej, ét trin ad gangen", slug="forside", intro=_INTRO, live=False)
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    welcome = site and site.root_page
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "port": port,
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    if welcome and welcome.specific_class is Page and not welcome.get_children().exists():
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _listen_at(site: Site, port: int) -> None:
    """Absolute addresses name the port of this run, unless somebody has given the site a name of its own."""
    if site.hostname == "localhost" and site.port != port:
        site.port = port
        site.save()
