"""The screens of referrals: the list, asking, the conversation, the partner outside."""
