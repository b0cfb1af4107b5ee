"""What comes in: one reader per format, header recognition, rows to events."""
