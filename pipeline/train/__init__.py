"""From annotated text to ``models/``: made letters, public sets, the two models of names and their scores."""
