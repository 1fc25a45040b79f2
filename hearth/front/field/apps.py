from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.front.field"
    label = "field"
    default_auto_field = "django.db.models.BigAutoField"
