"""Runs over folders of letters: letters in, rows out, whatever happens on the way."""
