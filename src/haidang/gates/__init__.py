"""The front door for carriers."""
