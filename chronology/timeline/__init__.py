"""Merging: contributions of many agencies into one order that the order of the files does not change."""
