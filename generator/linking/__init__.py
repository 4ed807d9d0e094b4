"""All directives and registers → Archive: bodies, places, topics, citations, duties, status."""
