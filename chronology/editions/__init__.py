"""Who may see what: the editions of one case."""
