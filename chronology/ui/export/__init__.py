"""The room in which the timeline leaves the case as a file."""
