"""The language: folding, slugs, tone marks, dates, sorting, look-alike characters."""

from generator.vietnamese.cleaning import Cleaned, clean
from generator.vietnamese.dates import FoundDate, find_dates
from generator.vietnamese.folding import fold, slug
from generator.vietnamese.tones import SortKey, marks_lost, same_tone, sort_key, tone_slip

__all__ = [
    "Cleaned",
    "FoundDate",
    "SortKey",
    "clean",
    "find_dates",
    "fold",
    "marks_lost",
    "same_tone",
    "slug",
    "sort_key",
    "tone_slip",
]
