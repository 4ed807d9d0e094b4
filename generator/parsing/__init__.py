"""Text → Directive: what is written, what it means, whose territory."""

from generator.parsing.parse import parse

__all__ = ["parse"]
