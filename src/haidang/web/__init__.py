"""The front door for officers."""
