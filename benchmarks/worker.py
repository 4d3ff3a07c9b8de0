"""One worker by itself: ``python -m benchmarks.worker ROUNDS FILE…`` does what a worker of a run does, and times it.

Prints ``ready`` when the pipeline is loaded, then a line of JSON: best seconds for all files, peak memory in bytes.
"""

import json
import resource
import sys
from pathlib import Path

from benchmarks.timing import best_of
from pipeline.batch.letters import setup

KIB_BYTES = 1 if sys.platform == "darwin" else 1024  # the system's unit of ru_maxrss


def main(rounds: int, paths: list[Path]) -> None:
    """Read, recognise, resolve and tabulate all files, some times over."""
    extract = setup()
    print("ready", flush=True)

    def everything() -> None:
        for path in paths:
            extract(path, path.name)

    seconds = best_of(rounds, {"all": everything})["all"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB_BYTES
    print(json.dumps({"seconds": seconds, "memory": memory}))


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
