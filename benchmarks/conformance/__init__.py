"""What the reader makes of a folder of real messages, held against what is known to stand in them.

The folder holds messages and ``facts.json``: for each file the raw values some other tokenizer found, without
any conversion. Values are converted here by rules of their own, so that a fault of the reader shows.
"""
