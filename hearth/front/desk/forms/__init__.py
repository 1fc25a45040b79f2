"""The desk's own forms."""

from hearth.front.desk.forms.asking_who import WhoCouldReadForm
from hearth.front.desk.forms.closing import ClosingWithReferralsForm
from hearth.front.desk.forms.colleagues import ColleagueForm, PasswordForm, TurnForm
from hearth.front.desk.forms.sign_in import SignInForm

__all__ = [
    "ClosingWithReferralsForm",
    "ColleagueForm",
    "PasswordForm",
    "SignInForm",
    "TurnForm",
    "WhoCouldReadForm",
]
