"""The referral, its steps, what it rests on, and the partner who has no account."""

from hearth.casework.referrals.models.outside import OutsidePartner, ReplyLink
from hearth.casework.referrals.models.referral import Ground, Referral
from hearth.casework.referrals.models.step import ReferralStep

__all__ = ["Ground", "OutsidePartner", "Referral", "ReferralStep", "ReplyLink"]
