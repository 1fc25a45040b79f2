"""The field app: sealed envelopes from a phone, with or without a signal."""
