"""Every word that the project says: interface and diagnostics, in Vietnamese and English."""

from generator.wording.loading import LANGUAGES, Wording, load
from generator.wording.telling import message

__all__ = ["LANGUAGES", "Wording", "load", "message"]
