"""Questionnaires as XLSForm: versions, languages, answers, scores."""
