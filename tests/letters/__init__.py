"""The letter maker: one source in light markup, made into PDF, text, DOCX or HTML. See README.md."""
