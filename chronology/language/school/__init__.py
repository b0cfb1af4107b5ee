"""How much the child is at school, as figures and as words."""
