"""What several forms of livelihood have in common."""

MOST_WORDS = 2000
