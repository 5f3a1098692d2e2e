"""Bytes in, segments out. Knows the EDIFACT alphabet and nothing of passengers."""
