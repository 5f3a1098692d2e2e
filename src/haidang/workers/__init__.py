"""The back door: what the clock and the inbox start, one line to a procedure each."""
