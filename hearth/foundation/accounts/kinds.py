"""What a unit is, and what a person does in it. The code decides by these, so they are enums."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """The kinds of unit a duty can name. Source: the actors of the national referral mechanism."""

    MOBILE_UNIT = "mobile-unit", _("Mobile unit")
    POLICE = "police-anti-trafficking", _("Anti-trafficking sector of the police")
    BORDER_POLICE = "border-police", _("Border and Migration Police")
    AUTHORITY = "responsible-authority", _("Responsible Authority")
    SOCIAL_SERVICE = "state-social-service", _("State Social Service")
    CHILD_PROTECTION = "child-protection", _("Child Protection Unit")
    SHELTER = "shelter", _("Shelter")
    LEGAL_CLINIC = "legal-clinic", _("Legal clinic")
    COUNSELLING = "counselling", _("Counselling service")
    MENS_PROGRAMME = "mens-programme", _("Programme for men and boys")
    DUTY_OFFICER = "duty-officer", _("Duty officer")
    CASE_MANAGEMENT = "case-management", _("Case management")
    HOTLINE = "hotline", _("Hotline")
    LABOUR_INSPECTORATE = "labour-inspectorate", _("Labour Inspectorate")
    PROSECUTION = "prosecution", _("Prosecution")
    MUNICIPALITY = "municipality", _("Municipality")
    SCHOOL = "school", _("School")
    HEALTH = "health", _("Health service")
    EMPLOYMENT = "employment", _("Employment office")
    EMBASSY = "embassy", _("Embassy or consulate")
    NGO = "ngo", _("Non-governmental organisation")
    COORDINATION = "coordination", _("Coordination body")


class Role(models.TextChoices):
    """What a person does in a unit. A role alone opens nothing: see policy/access.toml."""

    OUTREACH_WORKER = "outreach-worker", _("Outreach worker")
    COORDINATOR = "coordinator", _("Coordinator of mobile units")
    CASE_MANAGER = "case-manager", _("Case manager")
    SHELTER_MANAGER = "shelter-manager", _("Shelter manager")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    LAWYER = "lawyer", _("Lawyer")
    MENS_PROGRAMME_WORKER = "mens-programme-worker", _("Men’s programme worker")
    PARTNER_CONTACT_WORKER = "partner-contact-worker", _("Partner contact worker")
    POLICE_OFFICER = "police-officer", _("Police officer")
    POLICE_HEAD = "police-head", _("Head of sector")
    BORDER_OFFICER = "border-officer", _("Border officer")
    NATIONAL_OFFICER = "national-officer", _("Officer of the Responsible Authority")
    SOCIAL_SERVICE_OFFICER = "social-service-officer", _("State Social Service officer")
    CHILD_PROTECTION_WORKER = "child-protection-worker", _("Child protection worker")
    HOTLINE_OPERATOR = "hotline-operator", _("Hotline operator")
    LABOUR_INSPECTOR = "labour-inspector", _("Labour inspector")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    PARTNER = "partner", _("Partner")
    DIRECTOR = "director", _("Director")
    DATA_PROTECTION_OFFICER = "data-protection-officer", _("Data protection officer")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
