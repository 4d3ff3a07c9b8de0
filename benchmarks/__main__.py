"""``python -m benchmarks [--smoke] [--write]``: measure, and print the figures as Markdown."""

import argparse

from benchmarks import assertion, names, peers, people, query, reading, rules, startup, whole
from benchmarks.inputs import ROOT
from benchmarks.machine import machine_line
from benchmarks.markdown import put

PAGE = ROOT / "docs" / "benchmarks.md"
PARTS = {
    "reading": reading.report,
    "starting": startup.report,
    "extracting": whole.report,
    "recognising": rules.report,
    "names": names.report,
    "assertion": assertion.report,
    "people": people.report,
    "peers": peers.report,
    "query": query.report,
}


def main() -> None:
    """Measure all parts, or those that are named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how fast spcomms is.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(PARTS)} (all)")
    parser.add_argument("--smoke", action="store_true", help="everything once on two small files, to see that it runs")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md")
    given = parser.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; the parts are {', '.join(PARTS)}")
    if given.write and (given.smoke or given.parts):
        parser.error("--write wants all figures: leave out --smoke and the parts")
    sections = [f"On {machine_line()}"]
    print(sections[0])
    for name in given.parts or PARTS:
        sections.append(PARTS[name](smoke=given.smoke))
        print(f"\n{sections[-1]}", flush=True)
    if given.write:
        put(PAGE, "\n\n".join(sections))


if __name__ == "__main__":
    main()
