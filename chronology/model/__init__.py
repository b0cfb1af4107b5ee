"""Plain frozen dataclasses and enums that every room shares. No Qt, no SQL, no files."""
