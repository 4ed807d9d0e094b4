"""The fifth arrow: MkDocs plugin, theme, workers; the only place that imports mkdocs."""

from generator.builder.building import BuildReport, build, serve
from generator.builder.failure import BuildFailedError
from generator.builder.plain import plain_config
from generator.builder.supply import Supply, from_pipeline

__all__ = ["BuildFailedError", "BuildReport", "Supply", "build", "from_pipeline", "plain_config", "serve"]
