"""Analysts' criteria: a sentence about a crossing that is true, not true, or cannot be told."""
