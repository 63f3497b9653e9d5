# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What every installation shares. Only the settings read the environment."""

from pathlib import Path

import environ
from django.conf.locale import LANG_INFO
from django.utils.csp import CSP
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data")))

# --- The site -------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.str("MUNICIPALITY", default="Fjordby Kommune")
MUNICIPALITY_URL = env.str("MUNICIPALITY_URL", default="")
"""The municipality's own front page, where *Leave the page* leads; empty: our front page."""
MAP_URL = env.str("MAP_URL", default="https://www.openstreetmap.org/search?query={address}")
"""A map on the web, for readers whose browser opens no map of its own."""
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
HELP_PHONE = env.str("HELP_PHONE", default="")
"""The municipality's main number, for pages that know of no department's."""
WAS_URL = env.str("WAS_URL", default="")
"""The accessibility statement, as the authority's tool (WAS) publishes it."""
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
AUTH_USER_MODEL = "users.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "cms",
    "cms.users",
    "cms.coach",
    "cms.departments",
    "cms.checking",
    "cms.drafts",
    "cms.duties",
    "cms.editor",
    "cms.notices",
    "cms.ripple",
    "cms.hotline",
    "cms.sharing",
    "cms.proposing",
    "cms.reviewing",
    "cms.short_addresses",
    "cms.starting",
    "cms.statistics",
    "cms.translating",
    "guides",
    "guides.notices",
    "guides.plays",
    "guides.statistics",
    "media_pipeline",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.CitizensGZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.middleware.PathLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "guides.site.gone.GoneMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "cms.editor.untranslated.FormRenderer"

# --- Database -------------------------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Web and worker processes write at the same time: wait for the lock instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "danish"},
}

# Renditions are looked up on every page: a cache of their own keeps them from being crowded out. Leaflets are large: in
# a process's own memory only a few are kept.
_CACHE_URL = env.str("CACHE_URL", default="")
CACHES = {
    name: (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _CACHE_URL, "KEY_PREFIX": name}
        if _CACHE_URL
        else {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": name,
            "OPTIONS": {"MAX_ENTRIES": entries},
        }
    )
    for name, entries in {"default": 300, "renditions": 300, "leaflets": 30}.items()
}

# --- Background work ------------------------------------------------------------------------------------------------

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "media", "media_long"]},
}

# --- Language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "da"
# What guides can be written in; an administrator chooses in the admin which of these the site uses. One more: a line
# here, cms/formats, and a catalogue in cms/locale (see docs/decisions/0031-languages.md).
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("da", _("Danish")),
    ("da-simple", _("Easy Danish")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("uk", _("Ukrainian")),
    ("pl", _("Polish")),
]
# "simple" is a registered variant (BCP 47), which Django doesn't know.
LANG_INFO["da-simple"] = {"bidi": False, "code": "da-simple", "name": "Easy Danish", "name_local": "let dansk"}
LANGUAGE_PATHS = {"da-simple": "let-dansk"}
"""What stands first in the addresses of a language, where that is not its code."""
WAGTAILADMIN_PERMITTED_LANGUAGES = [("da", _("Danish"))]
WAGTAIL_USER_TIME_ZONES = ["Europe/Copenhagen"]  # when a page is published is Danish time for everybody
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Copenhagen"
# The first wins, and is the one that makemessages writes; the others are Danish that packages lack.
UPSTREAM_LOCALE = BASE_DIR / "cms" / "upstream_locale"
LOCALE_PATHS = [BASE_DIR / "cms" / "locale", *sorted(UPSTREAM_LOCALE.rglob("locale"))]
FORMAT_MODULE_PATH = ["cms.formats"]

# --- Files ----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static" / "collected"
STATICFILES_DIRS = [("vis-vej", BASE_DIR / "static" / "build")]
PAPER_FONTS = BASE_DIR / "static" / "build" / "paper"
"""The fonts of leaflets, whole: what is not in them cannot be printed."""

# Nothing is served from storage directly: media_pipeline.views.serve is the one place that hands files out, and it can
# refuse. Hence there is no MEDIA_ROOT below a web server.
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
_BUCKET = env.str("S3_BUCKET", default="")
STORAGES = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": _BUCKET,
                "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
                "region_name": env.str("S3_REGION", default="") or None,
                "access_key": env.str("S3_ACCESS_KEY", default="") or None,
                "secret_key": env.str("S3_SECRET_KEY", default="") or None,
                "default_acl": None,
                "querystring_auth": True,
                "querystring_expire": 300,
                "file_overwrite": True,
                # Joining an upload renews a lease in the database, whose connections belong to threads.
                "transfer_config": import_string("boto3.s3.transfer.TransferConfig")(use_threads=False),
            },
        }
        if _BUCKET
        else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    ),
    "staticfiles": {"BACKEND": "cms.static_files.StaticFiles"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "media_pipeline.uploads.plain.RoomTellingHandler",
]

# --- Media pipeline -------------------------------------------------------------------------------------------------

MEDIA_FFMPEG = env.str("MEDIA_FFMPEG", default="")
"""Path of an ffmpeg binary; empty: the one that imageio-ffmpeg ships."""
MEDIA_MAX_SECONDS = env.int("MEDIA_MAX_SECONDS", default=20 * 60)
MEDIA_MAX_BYTES = env.int("MEDIA_MAX_BYTES", default=2 * 1024**3)
MEDIA_QUOTA_BYTES = env.int("MEDIA_QUOTA_BYTES", default=50 * 1024**3)
MEDIA_KEEP_ORIGINALS_DAYS = env.int("MEDIA_KEEP_ORIGINALS_DAYS", default=0)
MEDIA_AV1 = env.bool("MEDIA_AV1", default=False)
"""Also make the largest file of each film as AV1."""
MEDIA_TRANSCRIBER = env.str("MEDIA_TRANSCRIBER", default="")
"""Dotted path of a machine that writes captions (media_pipeline.captions.transcriber); empty for none."""
MEDIA_LEASE_SECONDS = env.int("MEDIA_LEASE_SECONDS", default=120)
"""How long a worker may be silent before its film is given to another one."""

WAGTAILIMAGES_IMAGE_MODEL = "media_pipeline.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media_pipeline.image_forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "avif"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_AVIF_QUALITY = 60  # looks like WebP at its default of 80, in two thirds of the bytes
# Citizens get AVIF or WebP by what their browser knows; elsewhere one kind will do.
WAGTAILIMAGES_FORMAT_CONVERSIONS = dict.fromkeys(("jpeg", "png", "heic", "avif", "webp", "gif", "bmp", "tiff"), "webp")
WAGTAILDOCS_DOCUMENT_MODEL = "media_pipeline.Document"
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "odt", "rtf", "txt"]

# --- Staff ----------------------------------------------------------------------------------------------------------

ADMIN_PATH = "/admin/"
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "cms.users.forms.LoginForm"
# Citizens' side has no cookies at all: the browser sends these two to the admin alone.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = ADMIN_PATH
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # another cookie otherwise, for every page
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Whether the password in the README opens anything.
DEMO_LOGINS = False
AUTHENTICATION_BACKENDS = ["cms.users.backends.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
STRICT_ADVICE = "cms.checking.models.strict_codes"
"""What knows which advice before publishing blocks (guides.publishing.finding)."""
# These would call out to other hosts.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# A stand-in approves without having rights of their own on the page.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.reviewing.approval.publish_approved"
# Letters about a review go to those who review.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILREDIRECTS_AUTO_CREATE = True
# Addresses are printed, read aloud and typed on phones.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Turning a pasted address into a link to its page would tell the title of that page's draft.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""

# --- Security -------------------------------------------------------------------------------------------------------

SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],  # previews show citizen pages in a frame of the admin
}
ADMIN_CSP: dict[str, list[str]] = SECURE_CSP | {
    # Wagtail's date pickers carry inline scripts, its editor inline styles.
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "media-src": [CSP.SELF, "blob:"],
    "frame-src": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # asks for DENY, which would refuse the admin its previews

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
