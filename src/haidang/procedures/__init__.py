"""What the house does, one verb per file: gather from the ledger, decide in a pure room, keep."""
