from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.areas.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"
