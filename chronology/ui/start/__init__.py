"""Before a case is open: the start page, a new case, opening one, the sample."""
