"""Lists of people, in whatever format their keepers publish them."""
