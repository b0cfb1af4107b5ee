"""A date as people write it, kept with its doubt: the value (value.py) and the grammar that reads it."""
