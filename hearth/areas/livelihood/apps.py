from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.areas.livelihood"
    label = "livelihood"
    default_auto_field = "django.db.models.BigAutoField"
