# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every address of the site, and what it may show to another department's staff. A new address needs a line here.

Keys are names of URL patterns; where several patterns share a name, its arguments follow in brackets.
"""

from base64 import b64encode
from datetime import timedelta

from django.utils import timezone

from tests.cms.isolation.rules import Probe, Table, at, closed, guides, pages, public, refused, staff
from tests.cms.isolation.world import WORD

NOTHING = "10000000"
ADMINISTRATORS = refused()

PUBLIC: Table = {
    "livez": public(),
    "wagtailadmin_sprite": public(),
    "wagtailadmin_login": public(),
    "wagtailadmin_password_reset": public(at("", {"email": "nobody@fjordby.example"})),
    "wagtailadmin_password_reset_done": public(),
    "wagtailadmin_password_reset_confirm": public(at(uidb64="MQ", token="set-password")),
    "wagtailadmin_password_reset_complete": public(),
    "wagtailadmin_javascript_catalog": public(),
    "media_pipeline:serve": closed(
        at(key="{other.document.file.name}"),
        at(key="{other.image.file.name}"),
        at(key="{other.captions.key}"),
        at(key="{other.film.chapters_key}"),
        at(key="{other.film.current_version.poster}"),
        at(key="{other.film.current_version.original}"),
        at(key="{rendition.key}"),
        at(key="{other.newer.poster}"),
    ),
    "api:openapi-json": public(),
    "api:api-root": public(),
    **{f"api:report_{what}": public() for what in ("play", "happening")},
    **{
        f"api:{name}": public(at(uuid="{other.draft.uuid}"), at(uuid="{other.live.uuid}"))
        for name in ("guide_document", "guide_document_view")
    },
    "plays:answer": public(
        at("", {"svar": "hjaelp"}, uuid="{other.draft.uuid}"), at("", {"svar": "hjaelp"}, uuid="{other.live.uuid}")
    ),
    "feed:site": public(),
    "feed:department": public(at(slug="{other.page.slug}")),
    "search": public(at(f"q={WORD}")),
    "suggestions": public(at(f"q={WORD}")),
    "for_audience": public(at(slug="borger"), at(slug="paaroerende")),
    "in_situation": public(at(slug="flytning")),
    "site:sitemap": public(),
    "site:look": public(),
    "display": public(),
    "shelf": public(),
    "site:parcel": public(at(uuid="{other.draft.uuid}"), at(uuid="{other.live.uuid}")),
    "site:worker": public(),
    "site:manifest": public(),
    "robots": public(),
    "draft": public(at(token="0" * 32 + ".made-up"), at(token="{other.draft.uuid}")),
    "draft_below": public(at(token="0" * 32 + ".made-up", below="trin/1/")),
    **{f"duties:{name}": public() for name in ("statement", "accessibility", "privacy")},
    "site:permanent_guide": public(at(uuid="{other.draft.uuid}"), at(uuid="{other.live.uuid}")),
    "site:permanent_step": public(
        at(uuid="{other.draft.uuid}", step_id="{other.draft.step_list[0].id}"),
        at(uuid="{other.live.uuid}", step_id="{other.live.step_list[0].id}"),
    ),
    "site:short_address": public(at(code="{other.short.code}")),
    **{f"paper:code_{form}": public(at(code="{other.short.code}")) for form in ("picture", "png", "pdf")},
    **{
        f"paper:guide{form}": public(
            at(department="{other.page.slug}", guide="{other.draft.slug}"),
            at(department="{other.page.slug}", guide="{other.live.slug}"),
        )
        for form in ("", "_booklet")
    },
    **{
        f"paper:place{form}": public(at(department="{other.page.slug}", place="{other.place.slug}"))
        for form in ("", "_booklet")
    },
    "wagtail_serve[0]": public(
        at(**{"0": ""}),
        at(**{"0": "{other.page.slug}/"}),
        at(**{"0": "{other.page.slug}/{other.draft.slug}/"}),
        at(**{"0": "{other.page.slug}/{other.draft.slug}/trin/1/"}),
        at(**{"0": "{other.page.slug}/{other.draft.slug}/trin/1/svar/hjaelp/"}),
        at(**{"0": "{other.page.slug}/{other.draft.slug}/det-hele/"}),
        at(**{"0": "{other.page.slug}/{other.live.slug}/"}),
        at(**{"0": "{other.page.slug}/{other.live.slug}/det-hele/"}),
        at(**{"0": "{other.page.slug}/sted/{other.place.slug}/"}),
        at(**{"0": "{other.page.slug}/kontakter/{other.contact.slug}/"}),
    ),
}

HOME: Table = {
    "wagtailadmin_home": staff(),
    "admin/test404/": staff(),
    "admin/^.*/$": public(),
    "wagtailadmin_error_test": ADMINISTRATORS,
    "wagtailadmin_account": staff(),
    "wagtailadmin_logout": staff(),
    "wagtailadmin_dismissibles": staff(),
    "wagtailadmin_block_preview": staff(),
    "wagtailadmin_tag_autocomplete": refused(at("term=qz")),
    "wagtailadmin_tag_model_autocomplete": refused(at("term=qz", app_name="taggit", model_name="tag")),
    "wagtailadmin_editing_sessions:ping": refused(
        at(app_label="wagtailcore", model_name="page", object_id="{other.draft.pk}", session_id="{other.session.pk}"),
        at(app_label="guides", model_name="guidepage", object_id="{other.draft.pk}", session_id="{other.session.pk}"),
        at(app_label="media_pipeline", model_name="image", object_id="{other.image.pk}", session_id=NOTHING),
    ),
    "wagtailadmin_editing_sessions:release": staff(at(session_id="{other.session.pk}")),
}

API: Table = {
    "wagtailadmin_api:pages:listing": staff(
        at(), at(f"search={WORD}"), at("child_of={other.page.pk}"), at("for_explorer=1"), at("type=guides.GuidePage")
    ),
    "wagtailadmin_api:pages:detail": refused(*guides("pk"), at(pk="{other.place.pk}"), at(pk="{other.contact.pk}")),
    "wagtailadmin_api:pages:find": refused(at("id={other.draft.pk}"), at("id={other.live.pk}")),
    "wagtailadmin_api:pages:action": closed(
        *(
            probe
            for action in ("copy", "delete", "publish", "unpublish", "convert_alias")
            for probe in guides("pk", action_name=action)
        ),
        at("", {"destination_page_id": "{own.page.pk}"}, pk="{other.draft.pk}", action_name="move"),
        at("", {"destination_page_id": "{own.page.pk}"}, pk="{other.draft.pk}", action_name="copy"),
        at("", {"destination_page_id": "{own.page.pk}"}, pk="{other.live.pk}", action_name="create_alias"),
        at("", {"destination_page_id": "{other.page.pk}"}, pk="{own.draft.pk}", action_name="move"),
        at("", {"destination_page_id": "{other.page.pk}"}, pk="{own.draft.pk}", action_name="copy"),
        at("", {"revision_id": "{other.revision.pk}"}, pk="{other.draft.pk}", action_name="revert_to_page_revision"),
        at("", {"revision_id": "{other.revision.pk}"}, pk="{own.draft.pk}", action_name="revert_to_page_revision"),
        at("", {"locale": "en"}, pk="{other.draft.pk}", action_name="copy_for_translation"),
    ),
    "wagtailadmin_api:images:listing": staff(at(), at(f"search={WORD}")),
    "wagtailadmin_api:images:detail": refused(at(pk="{other.image.pk}")),
    "wagtailadmin_api:images:find": refused(at("id={other.image.pk}")),
    "wagtailadmin_api:documents:listing": staff(at(), at(f"search={WORD}")),
    "wagtailadmin_api:documents:detail": refused(at(pk="{other.document.pk}")),
    "wagtailadmin_api:documents:find": refused(at("id={other.document.pk}")),
}

NOTICE = {"text": "Elevatoren", "ends_at": f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"}
COPY = {"new_title": "Kopi", "new_slug": "kopi", "new_parent_page": "{own.page.pk}"}

NOTICES: Table = {
    "notices:index": staff(),
    "notices:give": refused(
        *(at("", NOTICE, page_id=f"{{other.{name}.pk}}") for name in ("page", "place", "draft", "live"))
    ),
    "notices:change": refused(at("", NOTICE, page_id="{other.page.pk}", pk="{other.notice.pk}")),
    "notices:end": refused(at(page_id="{other.page.pk}", pk="{other.notice.pk}")),
}

PROPOSING: Table = {
    "proposing:index": staff(at(), at(f"q={WORD}")),
    "proposing:propose": closed(
        *(
            at("", {"text": "Hej", "why": "Nej"}, pk=f"{{other.{name}.pk}}")
            for name in ("shared_text", "place", "draft")
        )
    ),
    "proposing:decide": refused(at("", {"accept": "1"}, pk="{other.proposal.pk}")),
}

RIPPLE: Table = {
    "ripple:index": staff(),
    "ripple:checked": refused(at(pk="{other.check.pk}"), at(pk="{other.film_check.pk}")),
}

CHECKING: Table = {
    "checking:page": refused(*pages()),
    "checking:new_page": refused(at(app_label="guides", model_name="guidepage", parent_page_id="{other.page.pk}")),
}

TRANSLATING: Table = {
    "translating:translate": refused(*pages("page_id", {"language": "ar"})),
    "translating:compare": refused(at("", {"fetch": "1"}, page_id="{other.translation.pk}")),
    "translating:report": staff(at(), at("export=csv")),
    "translating:report_results": staff(),
}

REVIEWING: Table = {
    "reviewing:overview": staff(),
    "reviewing:changes": refused(
        *pages("pk", {"answer": "approve"}), *guides("pk", {"answer": "reject", "comment": "Nej"})
    ),
    "reviewing:preview": refused(*pages("pk")),
    "reviewing:cancel": refused(*guides("pk")),
    "reviewing:urgent": refused(*guides("pk", {"reason": "Nyt nummer"})),
    "reviewing:after_check": refused(
        at("", {"answer": "approve"}, pk="{other.correction.pk}"),
        at("", {"answer": "reject", "comment": "Nej"}, pk="{other.correction.pk}"),
    ),
    "reviewing:stand_ins": staff(
        at("", {"department": "{other.department.pk}", "who": "ingen", "until": "2036-12-24"}),
    ),
    "reviewing:end_stand_in": refused(at(pk="{other.stand_in.pk}")),
}

PAGES: Table = {
    "wagtailadmin_explore_root": staff(at(), at(f"q={WORD}"), at("owner={other.member.pk}")),
    "wagtailadmin_explore": refused(*pages("parent_page_id")),
    "wagtailadmin_explore_results": refused(*pages("parent_page_id")),
    "wagtailadmin_pages:add": refused(
        at(
            "",
            {"title": "Ny", "slug": "ny"},
            content_type_app_name="guides",
            content_type_model_name="guidepage",
            parent_page_id="{other.page.pk}",
        )
    ),
    "wagtailadmin_pages:preview_on_add": refused(
        at(
            content_type_app_name="guides",
            content_type_model_name="guidepage",
            parent_page_id="{other.page.pk}",
        )
    ),
    "wagtailadmin_pages:add_subpage": refused(at(parent_page_id="{other.page.pk}")),
    **{
        f"wagtailadmin_pages:{name}": refused(
            at(content_type_app_name="guides", content_type_model_name="guidepage"),
            at(f"q={WORD}", content_type_app_name="guides", content_type_model_name="placepage"),
        )
        for name in ("type_use", "type_use_results")
    },
    "wagtailadmin_pages:choose_parent": staff(
        at(app_label="guides", model_name="guidepage"),
        *(
            at("", {"parent_page": f"{{other.{name}.pk}}"}, app_label="guides", model_name="guidepage")
            for name in ("page", "draft")
        ),
    ),
    "wagtailadmin_pages:usage": refused(*pages()),
    "wagtailadmin_pages:edit": refused(*pages()),
    "wagtailadmin_pages:preview_on_edit": refused(*pages()),
    "wagtailadmin_pages:view_draft": refused(*pages()),
    "wagtailadmin_pages:delete": refused(*pages()),
    "wagtailadmin_pages:unpublish": refused(*pages()),
    "wagtailadmin_pages:convert_alias": closed(*pages()),
    "wagtailadmin_pages:search": staff(at(f"q={WORD}")),
    "wagtailadmin_pages:search_results": staff(at(f"q={WORD}")),
    "wagtailadmin_pages:move": refused(*pages("page_to_move_id", {"new_parent_page": "{own.page.pk}"})),
    "wagtailadmin_pages:move_confirm": refused(
        *guides("page_to_move_id", destination_id="{own.page.pk}"),
        at(page_to_move_id="{own.draft.pk}", destination_id="{other.page.pk}"),
        at(page_to_move_id="{own.draft.pk}", destination_id="{other.draft.pk}"),
    ),
    "wagtailadmin_pages:set_page_position": refused(*guides("page_to_move_id", {"position": "0"})),
    "wagtailadmin_pages:copy": refused(*guides("page_id", COPY), at("", COPY, page_id="{other.page.pk}")),
    "wagtailadmin_pages:workflow_action": refused(
        *(
            probe
            for action in ("approve", "reject")
            for page in ("other.draft", "other.live", "own.draft")
            for probe in (at(page_id=f"{{{page}.pk}}", action_name=action, task_state_id="{other.task_state.pk}"),)
        )
    ),
    "wagtailadmin_pages:collect_workflow_action_data": refused(
        at(page_id="{other.draft.pk}", action_name="approve", task_state_id="{other.task_state.pk}"),
        at(page_id="{other.live.pk}", action_name="approve", task_state_id="{other.task_state.pk}"),
        at(page_id="{own.draft.pk}", action_name="approve", task_state_id="{other.task_state.pk}"),
    ),
    "wagtailadmin_pages:confirm_workflow_cancellation": refused(*guides()),
    "wagtailadmin_pages:workflow_preview": refused(
        at(page_id="{other.draft.pk}", task_id="{other.task_state.task.pk}"),
        at(page_id="{own.draft.pk}", task_id="{other.task_state.task.pk}"),
    ),
    "wagtailadmin_pages:set_privacy": refused(*pages("page_id", {"restriction_type": "login"})),
    "wagtailadmin_pages:lock": refused(*pages()),
    "wagtailadmin_pages:unlock": refused(*pages()),
    "wagtailadmin_pages:revisions_index": refused(*guides()),
    "wagtailadmin_pages:revisions_view": refused(
        *guides(revision_id="{other.revision.pk}"), at(page_id="{own.draft.pk}", revision_id="{other.revision.pk}")
    ),
    "wagtailadmin_pages:revisions_revert": refused(
        *guides(revision_id="{other.revision.pk}"), at(page_id="{own.draft.pk}", revision_id="{other.revision.pk}")
    ),
    "wagtailadmin_pages:revisions_unschedule": refused(
        *guides(revision_id="{other.revision.pk}"), at(page_id="{own.draft.pk}", revision_id="{other.revision.pk}")
    ),
    "wagtailadmin_pages:revisions_compare": refused(
        *guides("pk", revision_id_a="earliest", revision_id_b="latest"),
        at(pk="{own.draft.pk}", revision_id_a="{other.revision.pk}", revision_id_b="latest"),
        at(pk="{own.draft.pk}", revision_id_a="earliest", revision_id_b="{other.revision.pk}"),
    ),
    "wagtailadmin_pages:workflow_history": refused(*guides()),
    "wagtailadmin_pages:workflow_history_detail": refused(
        at(page_id="{other.draft.pk}", workflow_state_id="{other.workflow_state.pk}"),
        at(page_id="{own.draft.pk}", workflow_state_id="{other.workflow_state.pk}"),
    ),
    "wagtailadmin_pages:history": refused(*pages()),
    "wagtailadmin_pages:history_results": refused(*pages()),
}

OTHERS_BY_ID = "id={other.draft.pk}&id={other.live.pk}&id={other.place.pk}&id={other.contact.pk}"
PAGE_ACTIONS = ("delete", "move", "publish", "unpublish")

BULK: Table = {
    "wagtail_bulk_action": staff(
        *(at(OTHERS_BY_ID, app_label="wagtailcore", model_name="page", action=action) for action in PAGE_ACTIONS),
        *(at("id=all", app_label="wagtailcore", model_name="page", action=action) for action in PAGE_ACTIONS),
        *(
            at("id=all&childOf={other.page.pk}", app_label="wagtailcore", model_name="page", action=action)
            for action in PAGE_ACTIONS
        ),
        *(
            at(
                "id={own.draft.pk}",
                {"chooser": f"{{other.{name}.pk}}"},
                app_label="wagtailcore",
                model_name="page",
                action="move",
            )
            for name in ("page", "draft")
        ),
        *(
            at(query, app_label="media_pipeline", model_name=model, action=action)
            for model in ("image", "document")
            for query in (f"id={{other.{model}.pk}}", "id=all")
            for action in ("delete", "add_tags", "add_to_collection")
        ),
        *(
            at("id={other.member.pk}", app_label="users", model_name="user", action=action)
            for action in ("delete", "assign_role", "set_active_state")
        ),
    ),
}

CHOOSERS: Table = {
    "wagtailadmin_choose_page": staff(
        at(),
        *(at(f"page_type=guides.{model}") for model in ("GuidePage", "PlacePage", "ContactPage", "SharedTextPage")),
    ),
    "wagtailadmin_choose_page_child": staff(
        *pages("parent_page_id"),
        at("page_type=guides.PlacePage", parent_page_id="{place_index.pk}"),
        at("page_type=guides.ContactPage", parent_page_id="{contact_index.pk}"),
    ),
    "wagtailadmin_choose_page_search": staff(at(f"q={WORD}"), at(f"q={WORD}&page_type=guides.PlacePage")),
    "wagtailadmin_choose_page_chosen_multiple": staff(at(OTHERS_BY_ID)),
    "wagtailadmin_choose_page_external_link": staff(
        at(
            "",
            {
                "external-link-chooser-url": "http://localhost/{other.page.slug}/{other.live.slug}/",
                "external-link-chooser-link_text": "her",
            },
        )
    ),
    "wagtailadmin_choose_page_email_link": staff(),
    "wagtailadmin_choose_page_phone_link": staff(),
    "wagtailadmin_choose_page_anchor_link": staff(),
    **{
        f"{app}_chooser:{name}": rule
        for app, model in (("wagtaildocs", "document"), ("wagtailimages", "image"), ("video", "film"))
        for name, rule in {
            "choose": staff(at(), at(f"q={WORD}"), at("collection_id={other.department.collection.pk}")),
            "choose_results": staff(at(), at(f"q={WORD}"), at("collection_id={other.department.collection.pk}")),
            "chosen": refused(at(pk=f"{{other.{model}.pk}}")),
            "chosen_multiple": staff(at(f"id={{other.{model}.pk}}")),
            "create": staff(
                at(
                    "",
                    {
                        f"{model}-chooser-upload-title": "Ny",
                        f"{model}-chooser-upload-collection": "{other.department.collection.pk}",
                    },
                )
            ),
        }.items()
    },
    "wagtailimages_chooser:select_format": refused(at(image_id="{other.image.pk}")),
    "wagtailembeds:chooser": staff(),
    "wagtailembeds:chooser_upload": staff(),
}

MEDIA: Table = {
    "wagtailimages:index": staff(at(), at(f"q={WORD}"), at("collection_id={other.department.collection.pk}")),
    "wagtailimages:index_results": staff(at(), at(f"q={WORD}"), at("collection_id={other.department.collection.pk}")),
    "wagtailimages:edit": refused(at(image_id="{other.image.pk}")),
    "wagtailimages:delete": refused(at(image_id="{other.image.pk}")),
    "wagtailimages:url_generator": closed(at(image_id="{other.image.pk}")),
    "wagtailimages:url_generator_output": closed(at(image_id="{other.image.pk}")),
    "wagtailimages:preview": refused(at(image_id="{other.image.pk}", filter_spec="original")),
    "wagtailimages:add": staff(),
    "wagtailimages:image_usage": refused(at(image_id="{other.image.pk}")),
    "wagtailimages:add_multiple": staff(),
    "wagtailimages:edit_multiple": refused(at(image_id="{other.image.pk}")),
    "wagtailimages:create_multiple_from_uploaded_image": refused(at(uploaded_file_id="{other.upload.pk}")),
    "wagtailimages:delete_multiple": refused(at(image_id="{other.image.pk}")),
    "wagtailimages:delete_upload_multiple": refused(at(uploaded_file_id="{other.upload.pk}")),
    "wagtaildocs:index": staff(at(), at(f"q={WORD}"), at("collection_id={other.department.collection.pk}")),
    "wagtaildocs:index_results": staff(at(), at(f"q={WORD}"), at("collection_id={other.department.collection.pk}")),
    "wagtaildocs:add": staff(),
    "wagtaildocs:edit": refused(at(document_id="{other.document.pk}")),
    "wagtaildocs:delete": refused(at(document_id="{other.document.pk}")),
    "wagtaildocs:add_multiple": staff(),
    "wagtaildocs:edit_multiple": refused(at(doc_id="{other.document.pk}")),
    "wagtaildocs:create_multiple_from_uploaded_document": closed(at(uploaded_file_id="{other.upload.pk}")),
    "wagtaildocs:delete_multiple": refused(at(doc_id="{other.document.pk}")),
    "wagtaildocs:delete_upload_multiple": closed(at(uploaded_file_id="{other.upload.pk}")),
    "wagtaildocs:document_usage": refused(at(document_id="{other.document.pk}")),
}

TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
MP4 = b64encode(b"video/mp4").decode()
FILM = {"pk": "{other.film.pk}"}
FILMS: Table = {
    **{
        f"films:{name}": staff(
            at(),
            at(f"q={WORD}"),
            at("state=ready"),
            at("page={other.place.pk}"),
            at("collection={other.department.collection.pk}"),
        )
        for name in ("index", "index_results")
    },
    "films:uploads": staff(
        *(
            Probe(headers=TUS | {"Upload-Length": "1000", "Upload-Metadata": f"filetype {MP4},{target}"})
            for target in ("collection {other_collection}", "video {other_film}")
        )
    ),
    # An upload is the user's own: not even an administrator finds it.
    "films:upload": closed(
        *(
            Probe({"uuid": "{other.film_upload.uuid}"}, headers=TUS | PIECE | {"X-HTTP-Method-Override": method})
            for method in ("HEAD", "PATCH", "DELETE")
        )
    ),
    "films:add": staff(
        Probe(data={"title": "Ny", "collection": "{other.department.collection.pk}", "purpose": "other"}, file="file")
    ),
    **{f"films:{name}": refused(at(**FILM)) for name in ("edit", "delete", "usage", "replace", "original", "trim")},
    "films:retry": refused(at(pk="{other.failed.pk}")),
    "films:cancel": refused(at(pk="{other.waiting.pk}")),
    **{
        f"films:{name}": refused(at(**FILM), at("", {"language": "en", "script": "Hej"}, **FILM))
        for name in ("captions_add", "captions_script", "captions_machine", "chapters")
    },
    "films:poster": refused(at(**FILM), at("", {"automatic": "1"}, **FILM), at("", {"at": "0:01"}, **FILM)),
    "films:status": staff(at("film={other.film.pk}"), at("film={other.film.pk}&panel")),
    "films:retry_failed": staff(),
    "films:archive": staff(),
    **{f"films:{name}": refused(at(pk="{other.archived.pk}")) for name in ("archived", "archived_file")},
    "films:use_version": refused(
        at(**FILM, version_pk="{other.newer.pk}"), at(pk="{own.film.pk}", version_pk="{other.newer.pk}")
    ),
    **{
        f"films:{name}": refused(
            at(**FILM, captions_pk="{other.captions.pk}"), at(pk="{own.film.pk}", captions_pk="{other.captions.pk}")
        )
        for name in ("captions_edit", "captions_delete")
    },
}

CONSENT = {"shows": "Hun med hatten", "person": "adult", "ground": "other", "explanation": "Derfor"}
PEOPLE: Table = {
    "people:add": refused(
        at("", CONSENT, kind="film", pk="{other.film.pk}"), at("", CONSENT, kind="picture", pk="{other.image.pk}")
    ),
    **{
        f"people:{name}": refused(
            at("", CONSENT, kind="film", pk="{other.film.pk}", consent_pk="{other.consent.pk}"),
            at("", CONSENT, kind="film", pk="{own.film.pk}", consent_pk="{other.consent.pk}"),
            at("", CONSENT, kind="picture", pk="{other.image.pk}", consent_pk="{other.image_consent.pk}"),
            at("", CONSENT, kind="picture", pk="{own.image.pk}", consent_pk="{other.image_consent.pk}"),
        )
        for name in ("change", "renew", "withdraw")
    },
}

ADMINISTRATION: Table = {
    "wagtailadmin_collections:index": ADMINISTRATORS,
    "wagtailadmin_collections:add": ADMINISTRATORS,
    "wagtailadmin_collections:edit": refused(at("", {"name": "Ny"}, pk="{other.department.collection.pk}")),
    "wagtailadmin_collections:delete": refused(at(pk="{other.department.collection.pk}")),
    "wagtailadmin_collections:set_privacy": refused(at(collection_id="{other.department.collection.pk}")),
    **{
        f"wagtailadmin_workflows:{name}": ADMINISTRATORS
        for name in ("index", "index_results", "add", "task_index", "task_index_results", "select_task_type")
    },
    **{
        f"wagtailadmin_workflows:{name}": refused(at(pk="{other.department.workflow.pk}"))
        for name in ("enable", "disable", "edit", "usage", "usage_results")
    },
    "wagtailadmin_workflows:remove[page_pk]": refused(at(page_pk="{other.page.pk}")),
    "wagtailadmin_workflows:remove[page_pk, workflow_pk]": refused(
        at(page_pk="{other.page.pk}", workflow_pk="{other.department.workflow.pk}")
    ),
    "wagtailadmin_workflows:add_task": refused(at(app_label="departments", model_name="reviewtask")),
    **{
        f"wagtailadmin_workflows:{name}": refused(at(pk="{other.task_state.task.pk}"))
        for name in ("edit_task", "disable_task", "enable_task")
    },
    "wagtailadmin_workflows:task_chooser": ADMINISTRATORS,
    "wagtailadmin_workflows:task_chooser_results": refused(at(), at(f"q={WORD}")),
    "wagtailadmin_workflows:task_chooser_create": ADMINISTRATORS,
    "wagtailadmin_workflows:task_chosen": refused(at(task_id="{other.task_state.task.pk}")),
    **{
        f"wagtailadmin_reports:{name}{results}": ADMINISTRATORS
        for name in ("locked_pages", "workflow", "workflow_tasks", "site_history", "page_types_usage")
        for results in ("", "_results")
    },
    "wagtailadmin_reports:aging_pages": staff(),
    "wagtailadmin_reports:aging_pages_results": staff(),
    "wagtaillocales:index": ADMINISTRATORS,
    "wagtaillocales:index_results": ADMINISTRATORS,
    "wagtaillocales:add": ADMINISTRATORS,
    **{
        f"wagtaillocales:{name}": refused(at(pk="{other.translation.locale_id}"))
        for name in ("edit", "delete", "usage", "history", "history_results")
    },
    "wagtailredirects:index": refused(at(), at(f"q={WORD}")),
    "wagtailredirects:index_results": refused(at(), at(f"q={WORD}")),
    "wagtailredirects:add": ADMINISTRATORS,
    "wagtailredirects:edit": refused(at(redirect_id="{other.redirect.pk}")),
    "wagtailredirects:delete": refused(at(redirect_id="{other.redirect.pk}")),
    "wagtailredirects:start_import": ADMINISTRATORS,
    "wagtailredirects:process_import": ADMINISTRATORS,
    "wagtailsettings:edit[app_name, model_name]": refused(at(app_name="guides", model_name="look")),
    "wagtailsettings:edit[app_name, model_name, pk]": refused(
        at("", {"name": "Vores"}, app_name="guides", model_name="look", pk="{site.pk}")
    ),
    "wagtailsettings:preview_on_edit": closed(at(app_name="guides", model_name="guidepage", pk="{site.pk}")),
    **{f"film_rules:{name}": ADMINISTRATORS for name in ("index", "index_results", "add")},
    **{
        f"film_rules:{name}": refused(at(pk="{other.rules.pk}"))
        for name in ("edit", "delete", "history", "history_results", "usage")
    },
    **{f"guide_templates:{name}": ADMINISTRATORS for name in ("index", "index_results", "add")},
    **{
        f"guide_templates:{name}": refused(at(pk="{guide_template.pk}"))
        for name in ("edit", "delete", "history", "history_results", "usage")
    },
    "wagtailsnippets:index": ADMINISTRATORS,
    **{f"wagtailsnippets_guides_lifesituation:{name}": ADMINISTRATORS for name in ("list", "list_results", "add")},
    **{
        f"wagtailsnippets_guides_lifesituation:{name}": refused(at(pk="{other.situation.pk}"))
        for name in ("edit", "delete", "history", "history_results", "usage", "copy")
    },
    # Which life situations there are is no secret: citizens see them, and every author chooses among them.
    **{
        f"wagtailsnippetchoosers_guides_lifesituation:{name}": staff(at(f"q={WORD}"))
        for name in ("choose", "choose_results")
    },
    "wagtailsnippetchoosers_guides_lifesituation:chosen": staff(at(pk="{other.situation.pk}")),
    "wagtailsnippetchoosers_guides_lifesituation:chosen_multiple": staff(at("id={other.situation.pk}")),
    "wagtailsnippetchoosers_guides_lifesituation:create": ADMINISTRATORS,
    **{f"wagtailsites:{name}": ADMINISTRATORS for name in ("index", "index_results", "add")},
    **{
        f"wagtailsites:{name}": refused(at(pk="{site.pk}"))
        for name in ("edit", "delete", "history", "history_results", "usage", "copy")
    },
    **{f"wagtailusers_users:{name}": refused(at(), at(f"q={WORD}")) for name in ("index", "index_results")},
    "wagtailusers_users:add": ADMINISTRATORS,
    **{
        f"wagtailusers_users:{name}": refused(at(pk="{other.member.pk}"))
        for name in ("edit", "delete", "history", "history_results", "usage", "copy")
    },
    **{f"wagtailusers_groups:{name}": refused(at(), at(f"q={WORD}")) for name in ("index", "index_results")},
    "wagtailusers_groups:add": ADMINISTRATORS,
    **{
        f"wagtailusers_groups:{name}": refused(at(pk="{other.roles[editor].pk}"))
        for name in ("edit", "delete", "history", "history_results", "usage")
    },
}

STATISTICS: Table = {
    "statistics:index": staff(),
    "statistics:week": refused(at(pk="{other.page.pk}")),
    "statistics:figures": refused(at(pk="{other.page.pk}")),
    "statistics:export": refused(at(pk="{other.page.pk}", file_type="csv")),
}

DRAFTS: Table = {
    "drafts:here": staff(at(f"tab={'0' * 32}&turn=1")),
    "drafts:links": refused(*pages(), *pages("page_id", {"withdraw": "{other.link.pk}"})),
}

SHORT_ADDRESSES: Table = {
    **{
        f"short_addresses:{name}": staff(at(), at("q={other.short.code}"), at(f"q={WORD}"))
        for name in ("index", "index_results")
    },
    "short_addresses:add": staff(
        at(),
        *(at("", {"target": f"{{other.{name}.pk}}"}) for name in ("draft", "live", "place")),
        at("", {"target": "{other.live.pk}:film:{other.film.pk}"}),
    ),
    **{
        f"short_addresses:{name}": refused(
            at(pk="{other.short.pk}"), at("", {"target": "{own.live.pk}"}, pk="{other.short.pk}")
        )
        for name in ("edit", "history", "history_results")
    },
}

_COACH_TEXT = {"title": "Find vej", "summary": "Såfremt man er syg."}

COACH: Table = {
    "coach:report": refused(
        *guides("page_id", _COACH_TEXT, kind="guidepage"),
        *(at("", _COACH_TEXT, page_id=f"{{other.{name}.pk}}", kind="guidepage") for name in ("page", "translation")),
        at("", _COACH_TEXT, page_id="{other.place.pk}", kind="placepage"),
        at("", _COACH_TEXT, page_id="{other.contact.pk}", kind="contactpage"),
    ),
    **{f"plainer_words:{name}": staff(at(), at(f"q={WORD}")) for name in ("index", "index_results")},
    "plainer_words:add": staff(at(), at("", {"word": "møde", "plainer": "x", "department": "{other.department.pk}"})),
    **{
        f"plainer_words:{name}": refused(
            at(pk="{other.plainer_word.pk}"),
            at("", {"word": "møde", "plainer": "x", "department": "{own.department.pk}"}, pk="{other.plainer_word.pk}"),
        )
        for name in ("edit", "delete", "history", "history_results")
    },
}

BEGINNING: Table = {
    "starting:index": staff(),
    "starting:begin": refused(at("", {"template": "{guide_template.pk}"}, parent_page_id="{other.page.pk}")),
    "starting:copy": refused(at("", {"title": "Kopi", "department": "{own.page.pk}"}, guide_id="{other.draft.pk}")),
}

SHARING: Table = {
    "sharing:kit": refused(at(guide_id="{other.draft.pk}"), at(guide_id="{other.translation.pk}")),
    "hotline:index": staff(at(), at(f"q={WORD}"), at("q=guide")),
    "hotline:department": staff(at(department_id="{other.page.pk}"), at(department_id="{own.page.pk}")),
}

TABLE: Table = {
    **PUBLIC,
    **HOME,
    **API,
    **PAGES,
    **BULK,
    **CHOOSERS,
    **MEDIA,
    **FILMS,
    **PEOPLE,
    **ADMINISTRATION,
    **STATISTICS,
    **DRAFTS,
    **SHORT_ADDRESSES,
    **CHECKING,
    **TRANSLATING,
    **COACH,
    **NOTICES,
    **RIPPLE,
    **PROPOSING,
    **BEGINNING,
    **SHARING,
    **REVIEWING,
}

OWN: Table = {
    "wagtailadmin_home": staff(),
    "wagtailadmin_explore": staff(at(parent_page_id="{own.page.pk}"), at("q=guide", parent_page_id="{own.page.pk}")),
    **{
        f"wagtailadmin_pages:{name}": staff(at(page_id="{own.live.pk}"), at(page_id="{own.draft.pk}"))
        for name in ("edit", "history", "usage", "view_draft", "copy", "delete", "unpublish", "workflow_history")
    },
    "wagtailadmin_pages:move": staff(at(page_to_move_id="{own.live.pk}")),
    "wagtailadmin_pages:revisions_compare": staff(
        at(pk="{own.live.pk}", revision_id_a="earliest", revision_id_b="latest")
    ),
    "wagtailadmin_pages:add": staff(
        at(content_type_app_name="guides", content_type_model_name="guidepage", parent_page_id="{own.page.pk}")
    ),
    "wagtailadmin_api:pages:detail": staff(at(pk="{own.live.pk}")),
    "wagtailimages:edit": staff(at(image_id="{own.image.pk}")),
    "wagtaildocs:edit": staff(at(document_id="{own.document.pk}")),
    "films:edit": staff(at(pk="{own.film.pk}")),
    "statistics:week": staff(at(pk="{own.page.pk}")),
    "statistics:figures": staff(at(pk="{own.page.pk}")),
    "drafts:links": staff(at(page_id="{own.live.pk}")),
    "short_addresses:index": staff(),
    "short_addresses:edit": staff(at(pk="{own.short.pk}")),
    "translating:translate": staff(at(page_id="{own.live.pk}")),
    "translating:compare": staff(at(page_id="{own.translation.pk}")),
    "plainer_words:index": staff(),
    "plainer_words:edit": staff(at(pk="{own.plainer_word.pk}")),
    "notices:index": staff(),
    "notices:give": staff(at(page_id="{own.page.pk}")),
    "ripple:index": staff(),
    "starting:begin": staff(at(parent_page_id="{own.page.pk}")),
    "starting:copy": staff(*(at(guide_id=f"{{{whose}.pk}}") for whose in ("own.live", "own.draft", "other.live"))),
    "sharing:kit": staff(at(guide_id="{own.live.pk}"), at(guide_id="{other.live.pk}")),
    "proposing:index": staff(),
    **{f"reviewing:{name}": staff(at(pk="{own.live.pk}"), at(pk="{own.draft.pk}")) for name in ("changes", "preview")},
    "reviewing:urgent": staff(at(pk="{own.live.pk}")),
    "reviewing:after_check": staff(at(pk="{own.correction.pk}")),
    "reviewing:stand_ins": staff(),
}
"""What one may open oneself: nothing of the other department shows through, though the published guide links to it."""

INTO_THE_OTHER: Table = {
    "plainer_words:edit": staff(
        at(
            "",
            {"word": "møde", "plainer": "x", "department": "{other.department.pk}"},
            pk="{own.plainer_word.pk}",
        )
    ),
    "notices:end": staff(at(page_id="{own.page.pk}", pk="{other.notice.pk}")),
    "notices:change": staff(at("", NOTICE, page_id="{own.page.pk}", pk="{other.notice.pk}")),
    "starting:copy": staff(at("", {"title": "Kopi", "department": "{other.page.pk}"}, guide_id="{own.live.pk}")),
    "starting:begin": staff(at("", {"template": "{guide_template.pk}"}, parent_page_id="{other.page.pk}")),
    "reviewing:stand_ins": staff(
        at("", {"department": "{other.department.pk}", "who": "own-editor", "until": "2036-12-24"})
    ),
    "short_addresses:edit": staff(
        *(at("", {"target": f"{{other.{name}.pk}}"}, pk="{own.short.pk}") for name in ("live", "draft", "place"))
    ),
    "wagtailadmin_pages:copy": staff(
        *(
            at("", COPY | {"new_parent_page": f"{{other.{name}.pk}}"}, page_id="{own.live.pk}")
            for name in ("page", "draft")
        )
    ),
    "wagtailadmin_pages:move": staff(at("", {"new_parent_page": "{other.page.pk}"}, page_to_move_id="{own.live.pk}")),
    "wagtailimages:edit": staff(
        at("", {"title": "Ny", "collection": "{other.department.collection.pk}"}, image_id="{own.image.pk}")
    ),
    "wagtaildocs:edit": staff(
        at("", {"title": "Ny", "collection": "{other.department.collection.pk}"}, document_id="{own.document.pk}")
    ),
    "films:edit": staff(at("", {"title": "Ny", "collection": "{other.department.collection.pk}"}, pk="{own.film.pk}")),
}
"""Ways of putting what is one's own into the other department."""
