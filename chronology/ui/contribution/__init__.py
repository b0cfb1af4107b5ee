"""Sending the list: what leaves, who wrote it, who signed it off, and under which passphrase."""
