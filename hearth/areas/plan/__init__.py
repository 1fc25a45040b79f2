"""Needs, risk, safety and assistance plans, services delivered, following up."""
