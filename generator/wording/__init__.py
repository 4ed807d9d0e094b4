"""Every word that the project says: interface and diagnostics, in Vietnamese and English."""

from generator.wording.loading import LANGUAGES, Wording, load

__all__ = ["LANGUAGES", "Wording", "load"]
