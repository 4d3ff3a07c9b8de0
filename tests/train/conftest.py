"""A folder of training data as small as it can be: two sets, one treebank, a few names."""

import json
from pathlib import Path

import pytest

TEXT = (["Ada", "Lund", "lives", "in", "Oslo", "."], ["B-PERSON", "I-PERSON", "O", "O", "B-LOC", "O"])
CONLLU = """# text = Ada Lund vive en Madrid.
1\tAda\tAda\tPROPN\t_\t_\t3\tnsubj\t_\t_
2\tLund\tLund\tPROPN\t_\t_\t1\tflat\t_\t_
3\tvive\tvivir\tVERB\t_\t_\t0\troot\t_\t_
4\ten\ten\tADP\t_\t_\t5\tcase\t_\t_
5\tMadrid\tMadrid\tPROPN\t_\t_\t3\tobl\t_\t_
6\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

# text = El Xyzzy del barrio
1\tEl\tel\tDET\t_\t_\t2\tdet\t_\t_
2\tXyzzy\tXyzzy\tPROPN\t_\t_\t0\troot\t_\t_
3-4\tdel\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tel\tel\tDET\t_\t_\t5\tdet\t_\t_
5\tbarrio\tbarrio\tNOUN\t_\t_\t2\tnmod\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in ("ner", "names", "treebanks"):
        (tmp_path / folder).mkdir()
    for name in ("toy.train", "uner_pud.test"):
        (tmp_path / "ner" / f"{name}.jsonl").write_text("\n".join([json.dumps(TEXT)] * 3) + "\n", encoding="utf-8")
    (tmp_path / "names" / "forenames.csv").write_text(
        "Country,Gender,Localized Name,Romanized Name\nNO,F,Ada,Ada\nNO,M,Bo,Bo\n", encoding="utf-8"
    )
    (tmp_path / "names" / "surnames.csv").write_text("Country,Localized Name,Romanized Name\nNO,Lund,Lund\n", "utf-8")
    (tmp_path / "treebanks" / "es_toy.conllu").write_text(CONLLU, encoding="utf-8")
    return tmp_path
