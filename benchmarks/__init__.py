"""How fast it is: reading, starting, extracting, recognising, each beside what others need. See docs/benchmarks.md."""
