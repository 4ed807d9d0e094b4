"""The language: folding, slugs, tone marks, dates, sorting, look-alike characters."""

from generator.vietnamese.folding import fold, slug

__all__ = ["fold", "slug"]
