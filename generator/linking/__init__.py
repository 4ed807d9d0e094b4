"""All directives and registers → Archive: bodies, places, topics, citations, numbers, status."""

from generator.linking.linking import link
from generator.linking.ties import LinkMemory

__all__ = ["LinkMemory", "link"]
