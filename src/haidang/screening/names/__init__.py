"""How alike two names are, and why."""
