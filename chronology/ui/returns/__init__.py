"""The returns of the case: what each gave, what it set aside, and its bytes as they came."""
