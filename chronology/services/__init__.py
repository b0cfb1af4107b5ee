"""Use cases, one module each: build, read, new, add, check, export."""
