# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the templates of citizen pages use."""

from urllib.parse import quote

from django import template
from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.rich_text import RichText

from guides import short_addresses
from guides.freshness import State
from guides.hours import listed
from guides.models import DepartmentPage, GuidePage, ShortAddress, Step, TranslatedPage
from guides.models.hours import HasHours
from guides.notices.words import until
from guides.readable import front_page
from guides.sanitise import linkify_text, plain_text, render_rich_text
from guides.site import sharing
from guides.site.contents import Contents, contents_of, departments_below, hours_of
from guides.site.languages import DanishPart, Languages, languages_of
from guides.site.look import Shown, look_of
from guides.site.offline.loading import parcel_bytes
from guides.site.opening import OpeningHours
from guides.site.phone import phone_uri
from guides.site.previews import Preview, preview_of
from guides.site.sharing import Share
from guides.site.structured import as_html, items_of
from media_pipeline.models import Video
from media_pipeline.templatetags.film_language import in_language

register = template.Library()
register.filter(listed)
register.filter(phone_uri)
register.filter(until)

DIRECTED = {"arrow-back", "arrow-forward", "chevron-right", "open-in-new"}
"""Icons that point along the text, and therefore the other way in a text from right to left."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture that only repeats what the text beside it says."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        " icon--directed" if name in DIRECTED else "",
        static("vis-vej/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def look(context: template.Context) -> Shown:
    """The municipality's name, logo and colours: `{% look as look %}`."""
    return look_of(context.get("request"))


@register.simple_tag(takes_context=True)
def municipality(context: template.Context) -> str:
    return look_of(context.get("request")).name


@register.simple_tag(takes_context=True)
def link_preview(context: template.Context) -> Preview | None:
    """What a link to this page shows elsewhere; a page about an error has none."""
    request = context.get("request")
    return preview_of(request, context.get("page"), context.get("step")) if request else None


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context) -> SafeString:
    """What search engines are told; after `{% contents %}`."""
    return as_html(items_of(context["request"], context.get("page"), context.get("step")))


@register.simple_tag(takes_context=True)
def departments_to_call(context: template.Context) -> list[DepartmentPage]:
    """Of the reader's site; none before it has a front page."""
    try:
        return departments_below(front_page(context["request"]))
    except Http404:
        return []


@register.simple_tag
def main_number() -> str:
    """The phone number that always answers, or nothing; needs no database, because error pages have it too."""
    return str(settings.HELP_PHONE)


@register.simple_tag
def home_url() -> str:
    """The front page in the reader's language; needs no database, because error pages have it too."""
    return reverse("wagtail_serve", args=[""])


@register.simple_tag(takes_context=True)
def contents(context: template.Context) -> Contents:
    """What a page shows besides its own fields: `{% contents as found %}`, before anything is rendered."""
    return contents_of(context["page"], context.get("step"), is_whole=bool(context.get("is_whole")))


@register.simple_tag(takes_context=True)
def share(context: template.Context) -> Share:
    """How the reader hands on the guide or step that is shown: `{% share as handed %}`, after `{% contents %}`."""
    request = context["request"]
    page, step = context["page"], context.get("step")
    address = request.build_absolute_uri(sharing.lasting_path(page, step, context["found"].paper.short))
    return sharing.share(page, step, address=address, municipality=look_of(request).name)


@register.simple_tag
def leave_url() -> str:
    """Where somebody goes who must not be seen here."""
    return str(settings.MUNICIPALITY_URL) or home_url()


@register.simple_tag
def map_url(address: str) -> str:
    """A map of the address, for browsers that have no map of their own."""
    return str(settings.MAP_URL).replace("{address}", quote(address, safe=""))


@register.simple_tag
def bytes_to_keep(guide: GuidePage) -> int:
    """How large the guide is on the phone of somebody who keeps it."""
    return parcel_bytes(guide)


@register.filter
def typed(short: ShortAddress) -> str:
    """A short address as people type it, below the name that paper has: not whatever name this request came by."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{short}".partition("://")[2]


@register.simple_tag(takes_context=True)
def film_code(context: template.Context, video: Video) -> ShortAddress | None:
    """The short address that paper has for the film, wherever on the page it stands; after `{% contents %}`."""
    found = context.get("found")
    return found.paper.film_codes.get(video.pk) if found and found.paper else None


@register.simple_tag
def film_anchor(video: Video, block_id: str) -> str:
    """The id of the film that stands in this step or question."""
    return short_addresses.film_anchor(block_id, video)


@register.simple_tag(takes_context=True)
def languages(context: template.Context) -> Languages:
    """Of the page or step that is shown: `{% languages as languages %}`. Asked for in many places, read once."""
    page, step = context.get("page"), context.get("step")
    if not isinstance(page, TranslatedPage):
        return Languages()
    found: Languages | None = getattr(page, "_languages", None)
    if found is None:
        is_whole = bool(context.get("is_whole"))
        found = page._languages = languages_of(page, step, context.get("request"), is_whole=is_whole)
    return found


@register.simple_tag
def foreign(page: TranslatedPage) -> SafeString:
    """The attributes of an element with a page's text, where that is in another language than what is around it."""
    return in_language(page.text_language)


@register.simple_tag(takes_context=True)
def foreign_part(context: template.Context, part: str) -> SafeString:
    """The attributes of an element with a step or question of the page, where that is not translated yet."""
    is_danish = languages(context).states.get(part) is State.UNTRANSLATED
    return in_language(settings.LANGUAGE_CODE if is_danish else str(get_language()))


@register.simple_tag(takes_context=True)
def step_title(context: template.Context, step: Step) -> str:
    """A step's title inside a text of ours: marked where it is not translated yet."""
    attributes = foreign_part(context, step.id)
    return format_html("<span{}>{}</span>", attributes, step.title) if attributes else step.title


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, address: str) -> str:
    """With scheme and host, as search engines want it."""
    request = context.get("request")
    return request.build_absolute_uri(address) if request else address


@register.filter
def state(languages: Languages, part: str) -> str:
    """Of a part of the page: "OLDER", "UNTRANSLATED", or nothing where it is as the Danish text."""
    found = languages.states.get(part)
    return found.name if found else ""


@register.filter
def danish(languages: Languages, part: str) -> DanishPart | None:
    """The same part of the Danish page."""
    return languages.danish.get(part)


@register.filter
def rich(value: RichText | str | None) -> SafeString:
    """An author's text as clean HTML."""
    return render_rich_text(value)


@register.filter
def plain(value: str) -> str:
    """An author's text without its formatting, in one line."""
    return " ".join(plain_text(value).split())


@register.filter
def linked(text: str) -> SafeString:
    """What an author wrote without formatting; the phone numbers and addresses in it can be tapped."""
    return linkify_text(text)


@register.filter
def opening(page: HasHours) -> OpeningHours:
    """The hours of a page that is shown inside another one."""
    return hours_of(page)
