"""Scores of the tables against gold letters: what is right, what is missed, what changed."""
