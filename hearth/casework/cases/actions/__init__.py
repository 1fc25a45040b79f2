"""What is done with a case: opened, closed, opened anew; consented to, written about, worked on."""

from hearth.casework.cases.actions.open import open_case

__all__ = ["open_case"]
