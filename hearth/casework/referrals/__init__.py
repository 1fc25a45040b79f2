"""Referrals: one unit asks another for a service for one case, and waits for its answer.

What is always true here: a referral is between two units, and nobody else on the case reads it;
before the answer the unit asked sees the number, coded facts and the message, and no drawer
beyond the cover; what it may open after saying yes is written in one grant, which ends with the
referral or with the consent it rests on, whichever is first; nobody's silence closes a referral.
Each change of state is a row that knows who, when, and for which unit.
"""
