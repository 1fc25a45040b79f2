"""The desk's own forms."""

from hearth.front.desk.forms.closing import ClosingWithReferralsForm
from hearth.front.desk.forms.sign_in import SignInForm

__all__ = ["ClosingWithReferralsForm", "SignInForm"]
