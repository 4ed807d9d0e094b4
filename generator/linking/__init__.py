"""All directives and registers → Archive: bodies, places, topics, citations, numbers, status."""

from generator.linking.linking import link

__all__ = ["link"]
