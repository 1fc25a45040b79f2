"""Instruments: what the centre asks. Questionnaires as XLSForm, their answers and their scores.

An instrument is a folder of `instruments/`: three sheets (survey, choices, settings) in the
ecosystem's own format, and a page about it: whose it is, how far its translation is to be
trusted, which drawer its answers lie in, how it is scored. `hearth prepare` reads the folders,
refuses what it cannot ask or check, and keeps each version as it was published. What is always
true: a published version never changes; answers keep the version they were given under and the
score they were given then; the page, the telephone and the server check by one definition.

The walk of an answer:

    instruments/<key>/              survey.csv, choices.csv, settings.csv, about.toml
    folders.py, loading.py          at `hearth prepare`: sheets -> InstrumentVersion (and its XForm)
    rules/reading.py                sheets -> Definition: questions, groups, conditions, scores
    forms.py                        the Definition as a form of our design system; strings in
    rules/checking.py               strings -> Checked: values, and what is wrong with which answer
    actions/answer.py               answer(): the drawer, the row, the score, the flag; one deed
    rules/scoring.py                values -> scores with their bands
    queries.py                      one sheet of answers; a person's score over time
"""
