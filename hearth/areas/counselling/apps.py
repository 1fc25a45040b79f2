from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.areas.counselling"
    label = "counselling"
    default_auto_field = "django.db.models.BigAutoField"
