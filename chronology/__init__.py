"""Chronology: agencies' lists of significant events for a child, merged into one timeline, offline."""

__version__ = "0.1.0"
