"""What can go wrong with a question, in words that say what to do."""


class QueryError(Exception):
    """Tables that cannot be opened, or a question that cannot be answered; the message is one line, or two."""
