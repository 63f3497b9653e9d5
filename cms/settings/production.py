# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Production: everything secret or local comes from the environment; what is missing stops the start by name."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
DATABASES["default"] |= env.db_url("DATABASE_URL")  # noqa: F405
# A new connection costs more than all that is asked on it. One that the database has closed is noticed and replaced.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}  # noqa: F405
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL").rstrip("/")  # codes on paper put a path behind it
WAGTAIL_SITE_NAME = env.str("MUNICIPALITY")
MUNICIPALITY_URL = env.str("MUNICIPALITY_URL")  # *Forlad siden* must not lead to a page that lists the guides
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^livez$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_SUBDOMAINS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": env.str("MAIL_HOST", default="localhost"), "port": env.int("MAIL_PORT", default=25)},
    }
}
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="vis-vej@localhost")
