"""Injuries of the child: what is seen, whose it is, and what is said of how it came."""
