"""Tables across letters made anew from the tables of a run, without reading the letters again."""

import json
import os
import shutil
from pathlib import Path

from pipeline.batch.manifest import version, write_manifest
from pipeline.batch.outcome import UsageError
from pipeline.batch.place import DESCRIPTOR, MANIFEST, aside, is_ours, put_in_place
from pipeline.relate import Related, relate
from pipeline.tables.package import describe, write_descriptor
from pipeline.tables.schema import PERSONS, TABLES


def relate_again(folder: Path, *, judgements: Path | None = None) -> Related:
    """Relate the letters whose tables lie in ``folder``; the new tables take the place of the old ones together.

    judgements: decisions by hand on who is the same person. Raises UsageError, TablesError, OSError, with the tables
    left as they were.
    """
    if not is_ours(folder):
        raise UsageError(f"'{folder}' holds no tables of spcomms; make them with spcomms extract")
    manifest = json.loads((folder / MANIFEST).read_bytes())
    with aside(folder) as new:
        related = relate(folder, new, judgements=judgements)
        for table in TABLES.values():
            if not table.across and table.name != PERSONS:
                _link_or_copy(folder / table.name, new / table.name)
        rows = {name: related.rows.get(name, manifest["rows"].get(name, 0)) for name in TABLES}
        write_descriptor(describe(new, rows, version=version()), new / DESCRIPTOR)
        write_manifest(manifest | {"rows": rows}, new / MANIFEST)
        put_in_place(new, folder)
    return related


def _link_or_copy(old: Path, new: Path) -> None:
    """The files of a table once more, without copying them where the file system allows."""
    new.mkdir()
    for path in sorted(old.glob("*.parquet")):
        try:
            os.link(path, new / path.name)
        except OSError:
            shutil.copyfile(path, new / path.name)
