"""What people write into the pages of a case: strings in, values out."""

from hearth.casework.cases.forms.consents import ConsentForm, RefusalForm
from hearth.casework.cases.forms.emergency import EmergencyForm
from hearth.casework.cases.forms.episodes import ClosingForm, FirstContactForm, ReopeningForm
from hearth.casework.cases.forms.identity import AgeForm, AliasForm, NameForm, WhyForm
from hearth.casework.cases.forms.people import ContactForm, RelativeForm, SearchForm
from hearth.casework.cases.forms.work import NoteForm, TaskForm, TeamForm

__all__ = [
    "AgeForm",
    "AliasForm",
    "ClosingForm",
    "ConsentForm",
    "ContactForm",
    "EmergencyForm",
    "FirstContactForm",
    "NameForm",
    "NoteForm",
    "RefusalForm",
    "RelativeForm",
    "ReopeningForm",
    "SearchForm",
    "TaskForm",
    "TeamForm",
    "WhyForm",
]
