"""A wish that cannot be met as it was put."""


class Refused(Exception):
    """Bad use: one sentence that says what is wrong and what to do. Nothing was read, changed or written."""
