"""Archive → Markdown pages, lists, feeds, open data."""

from generator.writing.record import record

__all__ = ["record"]
