"""Archive → Markdown pages, lists, data."""
