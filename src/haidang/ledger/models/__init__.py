"""The schema, one file per subject."""
