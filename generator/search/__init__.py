"""Search: the index built in Python and its browser half.

`write_index` is the stage. Both halves see a text through the same words: `tokens.py` here, `browser/fold.js` there.
"""

from generator.search.page import ADDRESS
from generator.search.write import scripts, write_index

__all__ = ["ADDRESS", "scripts", "write_index"]
