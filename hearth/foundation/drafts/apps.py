from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.foundation.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"
