"""Facts as tables: the schema, declared once, and the files that are written by it."""
