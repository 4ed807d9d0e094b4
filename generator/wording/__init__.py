"""Every word that the project says: interface and diagnostics, in Vietnamese and English."""

from generator.wording.loading import LANGUAGES, Wording, load
from generator.wording.telling import edges_of, mending, message, on_paper

__all__ = ["LANGUAGES", "Wording", "edges_of", "load", "mending", "message", "on_paper"]
