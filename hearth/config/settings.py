"""Settings of the framework. What a director would sign is in policy/, not here."""

from __future__ import annotations

import os
from datetime import timedelta

from csp.constants import NONE, SELF

from hearth.config.keys import identity_key, session_key
from hearth.config.place import REPOSITORY, Place

PLACE = Place.from_environment()
POLICY_DIR = REPOSITORY / "policy"
VOCABULARIES_DIR = REPOSITORY / "vocabularies"
INSTRUMENTS_DIR = REPOSITORY / "instruments"
DEMO = PLACE.demo

DEBUG = False
SECRET_KEY = session_key(PLACE.keys)
IDENTITY_KEY = identity_key(PLACE.keys)
PROXIES = frozenset(filter(None, os.environ.get("HEARTH_PROXIES", "").split(",")))
ALLOWED_HOSTS = os.environ.get("HEARTH_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
EVENTS_URL = os.environ.get("HEARTH_EVENTS_URL", "")  # empty: same host, next port
ROOT_URLCONF = "hearth.config.urls"
WSGI_APPLICATION = "hearth.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "procrastinate.contrib.django",
    "hearth.foundation.accounts",
    "hearth.foundation.access",
    "hearth.foundation.vault",
    "hearth.foundation.vocabularies",
    "hearth.foundation.audit",
    "hearth.foundation.drafts",
    "hearth.foundation.jobs",
    "hearth.foundation.messaging",
    "hearth.foundation.design",
    "hearth.casework.people",
    "hearth.casework.cases",
    "hearth.casework.duties",
    "hearth.casework.referrals",
    "hearth.casework.instruments",
    "hearth.areas.identification",
    "hearth.areas.outreach",
    "hearth.areas.plan",
    "hearth.areas.shelter",
    "hearth.areas.counselling",
    "hearth.areas.livelihood",
    "hearth.front.desk",
    "hearth.front.field",
    "hearth.front.openrosa",
]

MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hearth.foundation.guards.headers.headers",
    "hearth.foundation.accounts.editions.editions",
    "hearth.foundation.accounts.sessions.SessionMiddleware",
    "hearth.foundation.design.language.language",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hearth.front.desk.doors.doors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "hearth.foundation.design.context.design",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "hearth.foundation.design.templatetags.design",
            ],
        },
    }
]
FORM_RENDERER = "hearth.foundation.design.controls.Controls"

# The web, the worker and the event streams connect as a role that owns nothing;
# only migrations and `hearth audit verify` use the owner.
# Statements are prepared by the server: planning the access rule anew for every insert took
# more than half of the database's time (docs/performance.md).
PREPARED = {"server_side_binding": True, "prepare_threshold": 3}
APP_LOGIN = PLACE.app().django()
APP_LOGIN["OPTIONS"] = {**APP_LOGIN["OPTIONS"], **PREPARED}  # type: ignore[dict-item]
DATABASES = {
    "default": APP_LOGIN
    | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": True},
    "owner": PLACE.owner().django(),
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["hearth.foundation.accounts.backend.Colleagues"]
PASSWORD_HASHERS = ["hearth.foundation.accounts.hashers.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "desk:sign-in"
SESSION_ENGINE = "hearth.foundation.accounts.sessions"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_IDLE = timedelta(minutes=15)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLACE.loopback
SESSION_COOKIE_NAME = "hearth" if PLACE.loopback else "__Host-hearth"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "hearth.foundation.guards.failures.form_went_stale"
# Where people find us when a proxy in front ends TLS: https://hearth.example
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("HEARTH_ORIGINS", "").split(",") if origin
]

LANGUAGE_CODE = "sq"
LANGUAGES = [("sq", "Shqip"), ("en", "English")]
USE_TZ = True
TIME_ZONE = "Europe/Tirane"
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = PLACE.data / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "hearth.config.gathered.Gathered"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF, *PLACE.event_origins(EVENTS_URL)],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# How letters leave the house; empty: not at all (in the demo, into a folder one can look at).
GATEWAYS = {
    "email": os.environ.get("HEARTH_SMTP_URL", ""),
    "sms": os.environ.get("HEARTH_SMS_URL", ""),
    "push": "",
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# `file` keeps the master keys in the keys folder; `sealed` keeps them behind a passphrase.
VAULT_PROVIDER = os.environ.get("HEARTH_VAULT", "file")
VAULT_KEYS = PLACE.keys / "master"
VAULT_AGENT = PLACE.keys / "agent.sock"
AUDIT_ANCHORS = PLACE.data / "anchors"
AUDIT_ANCHOR_KEY = PLACE.keys / "anchor.key"

# Nothing a person wrote may reach a log: no SQL, no request bodies, no e-mails to admins.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"plain": {"()": "hearth.config.logs.Plain"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
