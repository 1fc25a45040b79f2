from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.areas.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"
