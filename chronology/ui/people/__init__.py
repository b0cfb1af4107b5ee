"""The room of people: who matters to the child, what the entries propose, and the family drawn."""
