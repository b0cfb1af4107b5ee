"""What the readers of written documents (Word, OpenDocument text) share, and the parts of each format."""
