"""Archive → Markdown pages, lists, feeds, open data. Class names of the pages: `classes.md` beside this file."""

from generator.writing.context import SiteText
from generator.writing.record import record
from generator.writing.site import write, write_again
from generator.writing.tracing import Memory, fingerprint, marks_of

__all__ = ["Memory", "SiteText", "fingerprint", "marks_of", "record", "write", "write_again"]
