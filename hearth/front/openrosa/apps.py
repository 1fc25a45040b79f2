from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.front.openrosa"
    label = "openrosa"
    default_auto_field = "django.db.models.BigAutoField"
