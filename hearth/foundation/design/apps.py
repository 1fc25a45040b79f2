from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.foundation.design"
    label = "design"
    default_auto_field = "django.db.models.BigAutoField"
