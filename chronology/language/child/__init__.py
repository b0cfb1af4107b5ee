"""The child at a contact: where it was, whether it was seen and spoken to, and what it says of its life."""
