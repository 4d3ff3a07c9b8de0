"""The command ``spcomms train``: from data to a model of names, with its scores on the public test sets."""

from pathlib import Path

import click

MODELS = ("default", "small")
DATA = Path("../shared/training")


@click.command(
    epilog="""\b
Examples:
  spcomms train default
  spcomms train small --data ~/names-data --output build/models
  spcomms train default --scores-only
  spcomms train en_core_web_trf --scores-only

\b
The data sets, with their licences and publishers, are named in
models/README.md. Training the default model needs the extra [train]
(PyTorch); the small one needs nothing more than spaCy.
"""
)
@click.argument("model")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=DATA,
    show_default=True,
    help="Folder of the data sets: ner/, names/, treebanks/.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Configuration.  [default: models/MODEL.cfg]",
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("models"),
    show_default=True,
    help="Folder that the model's own folder is put into.",
)
@click.option("--scores-only", is_flag=True, help="Train nothing; score a model on the public test sets.")
def train(*, model: str, data: Path, config: Path | None, out: Path, scores_only: bool) -> None:
    """Train a model of names, or score one.

    MODEL is default or small; with --scores-only any spaCy pipeline, too. All seeds are fixed: the same data,
    configuration and machine give the same model.
    """
    if not scores_only and model not in MODELS:
        raise click.UsageError(f"there is no model {model!r} to train; give {' or '.join(MODELS)}")
    if not (data / "ner").is_dir():
        raise click.UsageError(f"{data}: holds no data sets (ner/*.jsonl); models/README.md says where they come from")
    from pipeline.recognise.name_model import ModelError
    from pipeline.train.run import score_model, train_model

    try:
        if not scores_only:
            train_model(model, data=data, config=config or Path("models") / f"{model}.cfg", out=out, say=click.echo)
            model = str(out / model)
        for line in score_model(model, data):
            click.echo(line)
    except (ModelError, OSError, ModuleNotFoundError) as error:
        raise click.ClickException(str(error)) from None
