"""Entering an event: the form that an agency's author writes her list in, and what it says meanwhile."""
