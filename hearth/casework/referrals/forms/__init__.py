"""What people write into a referral: strings in, values out."""

from hearth.casework.referrals.forms.answers import (
    AnswerForm,
    FeedbackForm,
    OfferForm,
    OutcomeForm,
    PaperForm,
    WithdrawalForm,
    WordsForm,
)
from hearth.casework.referrals.forms.asking import AgreementForm, WishForm

__all__ = [
    "AgreementForm",
    "AnswerForm",
    "FeedbackForm",
    "OfferForm",
    "OutcomeForm",
    "PaperForm",
    "WishForm",
    "WithdrawalForm",
    "WordsForm",
]
