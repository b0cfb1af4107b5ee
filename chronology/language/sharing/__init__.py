"""What agencies tell and ask one another, what they take as known, and who met to decide."""
