"""What stands around the rooms of an open case: the rail, the bar, notices, search, the lock, help."""
