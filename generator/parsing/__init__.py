"""Text → Directive: what is written, what it means, whose territory."""
