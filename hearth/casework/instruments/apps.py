from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.casework.instruments"
    label = "instruments"
    default_auto_field = "django.db.models.BigAutoField"
