"""Questions that are put into words once, and asked again with other ids at another moment.

The framework words a question anew each time it is asked, and behind two walls that takes longer
than the answer does. What a page asks differs from visit to visit in its ids and in its moment
alone: the words are kept, and those are put in their places (docs/decisions/0041).
"""

from hearth.foundation.wording.parts import Text
from hearth.foundation.wording.wording import Unsteady, Worded, worded_once

__all__ = ["Text", "Unsteady", "Worded", "worded_once"]
