"""The search index and its browser half."""
