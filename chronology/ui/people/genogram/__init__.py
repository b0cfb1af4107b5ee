"""The genogram: the family drawn from its relationships with the usual signs."""
