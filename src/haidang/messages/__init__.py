"""Segments in, typed messages out: one module per message type a carrier may send."""
