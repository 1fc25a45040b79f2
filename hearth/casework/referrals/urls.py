"""Nouns of referrals: the list, one referral and what is said in it, a new one for a case."""

from __future__ import annotations

from django.urls import path

from hearth.casework.referrals.views import asking, conversation, lists, outside

app_name = "referrals"
urlpatterns = [
    path("", lists.referrals, name="list"),
    path("of-case/<uuid:pk>/new", asking.new, name="new"),
    path("of-case/<uuid:pk>/addressees", asking.addressees, name="addressees"),
    path("<uuid:pk>/", conversation.referral, name="referral"),
    path("<uuid:pk>/draft", asking.draft, name="draft"),
    path("<uuid:pk>/again", asking.again, name="again"),
    path("<uuid:pk>/answer", conversation.answer, name="answer"),
    path("<uuid:pk>/replies", conversation.replies, name="replies"),
    path("<uuid:pk>/beginning", conversation.beginning, name="beginning"),
    path("<uuid:pk>/outcome", conversation.outcome, name="outcome"),
    path("<uuid:pk>/feedback", conversation.feedback, name="feedback"),
    path("<uuid:pk>/withdrawal", conversation.withdrawal, name="withdrawal"),
    path("<uuid:pk>/link", outside.link, name="link"),
    path("<uuid:pk>/slip", outside.slip, name="slip"),
    path("<uuid:pk>/slip-answer", outside.slip_answer, name="slip-answer"),
    path("offer/<str:token>/", outside.offer, name="offer"),
]
