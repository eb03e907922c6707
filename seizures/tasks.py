"""The jobs of the global database, made known to the queue by being imported."""

from seizures.exports import work as exports
from seizures.upload import pipeline, working

__all__ = ["exports", "pipeline", "working"]
