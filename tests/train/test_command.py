"""``spcomms train``: a small model from next to nothing, and what is said where something is missing."""

from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.recognise.name_model import load_reader

CONFIG = Path(__file__).resolve().parents[2] / "models" / "small.cfg"


@pytest.fixture
def config(data: Path) -> Path:
    """The shipped configuration, on the toy sets and short."""
    settings = spacy.util.load_config(CONFIG)
    settings["data"] |= {"sets": ["toy.train"], "treebanks": ["es_toy"]}
    settings["made"]["letters"] = 12
    settings["training"] |= {"max_epochs": 6, "eval_frequency": 5}
    settings["training"]["optimizer"]["learn_rate"] |= {"warmup_steps": 5, "total_steps": 60}
    path = data / "toy.cfg"
    settings.to_disk(path)
    return path


def test_a_small_model_is_trained_put_in_place_and_scored(data: Path, config: Path) -> None:
    done = CliRunner().invoke(
        main, ["train", "small", "--data", str(data), "--config", str(config), "-o", str(data / "models")]
    )
    assert done.exit_code == 0, done.output
    assert "uner_pud.test" in done.output
    assert "made letters" in done.output
    (found,) = load_reader(str(data / "models" / "small"))([spacy.blank("xx")("Ada Lund lives in Oslo .")])
    assert {item.label for item in found} <= {"PERSON", "ORG", "LOC"}


def test_a_shipped_model_is_scored(data: Path) -> None:
    done = CliRunner().invoke(main, ["train", "default", "--data", str(data), "--scores-only"])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("uner_pud.test            PERSON 1.000")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["huge"], "there is no model 'huge' to train; give default or small"),
        (["small", "--data", "nowhere"], "nowhere: holds no data sets"),
        (["no_such_model", "--scores-only"], "the model 'no_such_model' cannot be loaded"),
    ],
)
def test_what_is_missing_is_told(words: list[str], said: str, data: Path) -> None:
    given = words if "--data" in words else [*words, "--data", str(data)]
    done = CliRunner().invoke(main, ["train", *given])
    assert done.exit_code in (1, 2)
    assert said in done.output
