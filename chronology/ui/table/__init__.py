"""The table: every event a row, chosen and sorted by SQL, with what the review says of it beside it."""
