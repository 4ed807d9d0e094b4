"""The fifth arrow: MkDocs plugin, theme, workers; the only place that imports mkdocs."""
