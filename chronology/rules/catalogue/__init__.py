"""One file per rule, named for its id. A file put here is a rule: the registry finds it."""
