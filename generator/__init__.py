"""A public archive of directives: sources → text → directive → archive → pages → site."""

__version__ = "0.1.0"
