"""What the person at the keyboard can mend."""


class Trouble(Exception):
    """Hearth cannot go on; the text is the sentence that says why, and what to do next."""
