"""What goes out: one file per format, each given the same content."""
