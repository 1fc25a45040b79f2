"""Nouns of shelter."""

from __future__ import annotations

from django.urls import path

from hearth.areas.shelter.views import beds, board, book, care, exits, houses, stays

app_name = "shelter"
urlpatterns = [
    path("", houses.houses, name="houses"),
    path("board", board.board, name="board"),
    path("houses/new", houses.new_house, name="new-house"),
    path("houses/<uuid:pk>/", houses.house, name="house"),
    path("houses/<uuid:pk>/rooms", houses.rooms, name="rooms"),
    path("houses/<uuid:pk>/takes", houses.takes, name="takes"),
    path("houses/<uuid:pk>/closing", houses.closing, name="closing"),
    path("houses/<uuid:pk>/addresses", houses.addresses, name="addresses"),
    path("addresses/<uuid:pk>/", houses.where, name="where"),
    path("houses/<uuid:pk>/holds", beds.holds, name="holds"),
    path("houses/<uuid:pk>/out-of-use", beds.out_of_use, name="out-of-use"),
    path("bookings/<uuid:pk>/", beds.booking, name="booking"),
    path("bookings/<uuid:pk>/admission", beds.admission, name="admission"),
    path("bookings/<uuid:pk>/release", beds.release, name="release"),
    path("stays/<uuid:pk>/", stays.stay, name="stay"),
    path("stays/<uuid:pk>/bed", stays.bed, name="bed"),
    path("stays/<uuid:pk>/extension", stays.extension, name="extension"),
    path("stays/<uuid:pk>/leaving", stays.leaving, name="leaving"),
    path("stays/<uuid:pk>/exits", stays.exits, name="exits"),
    path("stays/<uuid:pk>/outings", care.outings, name="outings"),
    path("outings/<uuid:pk>/back", care.back, name="back"),
    path("stays/<uuid:pk>/medicines", care.medicines, name="medicines"),
    path("medicines/<uuid:pk>/", care.medicine, name="medicine"),
    path("medicines/<uuid:pk>/doses", care.doses, name="doses"),
    path("medicines/<uuid:pk>/end", care.medicine_end, name="medicine-end"),
    path("houses/<uuid:pk>/book", book.book, name="book"),
    path("houses/<uuid:pk>/log", book.log, name="log"),
    path("houses/<uuid:pk>/handovers", book.handovers, name="handovers"),
    path("handovers/<uuid:pk>/reading", book.reading, name="reading"),
    path("houses/<uuid:pk>/incidents", book.incidents, name="incidents"),
    path("houses/<uuid:pk>/visitors", book.visitors, name="visitors"),
    path("visitors/<uuid:pk>/leaving", book.visitor_out, name="visitor-out"),
    path("houses/<uuid:pk>/inspection", book.inspection, name="inspection"),
    path("houses/<uuid:pk>/occupancy", book.occupancy, name="occupancy"),
    path("exits/<uuid:pk>/", exits.proposal, name="exit"),
]
