"""The tables of a run, opened for questions: ready ones, and any SQL, answered by DuckDB."""
