"""Bytes nobody thought of, by the million: what may never break, and Atheris to try and break it."""
