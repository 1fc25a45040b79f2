from django.apps import AppConfig


class Config(AppConfig):
    name = "hearth.casework.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"
