"""The Arrow schemas of the tables."""

from functools import cache

import pyarrow as pa

from pipeline.tables.schema import TABLES, Field

MONEY_DIGITS, MONEY_PLACES = 18, 2


def _arrow_type(field: Field) -> pa.DataType:
    plain = {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "date32": pa.date32(),
        "decimal": pa.decimal128(MONEY_DIGITS, MONEY_PLACES),
        "enum": pa.dictionary(pa.int32(), pa.string()),  # 32 bits: what a Parquet reader gives back
    }
    if field.kind == "list":
        return pa.list_(_arrow_field(field.parts[0]))
    if field.kind == "struct":
        return pa.struct([_arrow_field(part) for part in field.parts])
    return plain[field.kind]


def _arrow_field(field: Field) -> pa.Field:
    metadata = {"description": field.description} if field.description else None
    return pa.field(field.name, _arrow_type(field), nullable=field.nullable, metadata=metadata)


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table, with the descriptions as metadata; raises KeyError for a name that is no table."""
    table = TABLES[name]
    return pa.schema([_arrow_field(field) for field in table.fields], metadata={"description": table.description})
