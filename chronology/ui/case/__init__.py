"""The room Case: what the case says of itself, its clocks, its lines of enquiry, its keeping."""
