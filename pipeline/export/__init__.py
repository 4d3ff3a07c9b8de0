"""Tables of a run for the tools that people have: spreadsheets, databases, annotation tools."""
