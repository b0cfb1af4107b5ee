"""Where and when something is said to have happened, so that two accounts of it can be held together."""
