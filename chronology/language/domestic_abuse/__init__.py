"""Abuse between adults of the home: what is told of it, who was asked, and what the children had of it."""
