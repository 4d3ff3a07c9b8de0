"""Rows as bytes, and back: how they pass from a worker to the process that writes them."""

import pyarrow as pa

from pipeline.batch.outcome import LetterRows, Packed


def pack(rows: LetterRows) -> Packed:
    """The rows as bytes."""
    tables = {name: _stream(batch) for name, batch in rows.tables.items()}
    return Packed(letter_id=rows.letter_id, tables=tables, note=rows.note)


def _stream(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def unpack(packed: Packed) -> dict[str, pa.RecordBatch]:
    """The record batches by table."""
    return {name: pa.ipc.open_stream(stream).read_next_batch() for name, stream in packed.tables.items()}
