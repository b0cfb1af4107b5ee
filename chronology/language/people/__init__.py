"""Whom an entry speaks of: names, what somebody is to the child, and whose entry it is."""
