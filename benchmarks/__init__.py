"""How fast the house is, measured on the machine it stands on: ``make bench``."""
