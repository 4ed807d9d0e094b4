"""Reads `.txt` and `.md`: text as it stands, front matter split off."""

import re

from generator.reading.decoding import decode
from generator.reading.limits import Deadline, Limits
from generator.reading.rows import Extract, Row

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:", re.M)


def split_front_matter(text: str) -> tuple[str | None, str]:
    """(the YAML between the `---` lines at the very top, the text behind it).

    A line of dashes that only rules the page is not front matter.

    >>> split_front_matter("---\\nnote: x\\n---\\nSố: 1/CV\\n")
    ('note: x\\n', 'Số: 1/CV\\n')
    """
    found = _FRONT_MATTER.match(text.replace("\r", "\n")) if text.startswith("---") else None
    if not found or not (_KEY.search(found[1]) or not found[1].strip() or found[1].lstrip().startswith("#")):
        return None, text
    return found[1], text[found.end() :]


def extract(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Rows of a text file, one a line; front matter is left in (see `split_front_matter`)."""
    text, diagnostics = decode(data)
    return Extract(tuple(Row(line) for line in text.split("\n")), diagnostics=diagnostics)
