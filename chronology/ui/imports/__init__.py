"""Bringing returns in: what was recognised over the real rows, what to settle, what is set aside, and why."""
