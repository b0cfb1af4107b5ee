"""The room of findings: what the rules ask, by theme, with the events beside, and what became of each."""
