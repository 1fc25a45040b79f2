from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.foundation.vocabularies"
    label = "vocabularies"
    default_auto_field = "django.db.models.BigAutoField"
