"""Crossings in, hits out: watchlists ask who it is, criteria ask what is unusual. Both say why."""
