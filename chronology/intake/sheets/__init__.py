"""What spreadsheets have in common: numbers as a person sees them, hidden rows, merges, comments."""
