"""A training run: corpus, model, export, put in place; and the scores of a model on the public test sets."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.recognise.name_model import load_reader
from pipeline.train.corpus import CorpusPart, load_corpus
from pipeline.train.documents import AnnotatedText
from pipeline.train.public_sets import read_set
from pipeline.train.scores import LABELS, in_tokens, score, token_spans

TEST_SETS = ("uner_pud.test", "uner_ewt.test", "crossner_politics.test", "gum.test", "legal.test", "wikigold.test")
Say = Callable[[str], None]


def train_model(model: str, *, data: Path, config: Path, out: Path, say: Say) -> None:
    """Train ``default`` or ``small`` and put it to ``out/<model>``; what stood there before is replaced at the end."""
    import spacy

    begun = time.monotonic()
    settings = spacy.util.load_config(config)
    parts = load_corpus(settings, data)
    for part in parts:
        say(f"{part.name}: {part.words:,} words, {dict(part.counts())}")
    with tempfile.TemporaryDirectory() as aside:
        made = Path(aside) / model
        if model == "small":
            from pipeline.train.small import train_small

            train_small(_texts(parts), settings, made, say=say)
        else:
            _train_default(_texts(parts), settings, made, say)
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(out / model, ignore_errors=True)
        shutil.move(made, out / model)
    say(f"{out / model}: trained in {(time.monotonic() - begun) / 60:.0f} minutes")


def _texts(parts: list[CorpusPart]) -> list[AnnotatedText]:
    return [text for part in parts for text in part.texts]


def _train_default(texts: list[AnnotatedText], settings: dict[str, dict[str, float]], folder: Path, say: Say) -> None:
    import torch

    from pipeline.train.export import export
    from pipeline.train.minilm import Schedule, WordClassifier, base_tokenizer, examples_of, train_minilm

    given, seed = settings["training"], int(settings["system"]["seed"])
    layers = int(given["layers"])
    torch.manual_seed(seed)
    classifier = WordClassifier(layers=layers, dropout=given["dropout"])
    schedule = Schedule(
        pieces=int(given["pieces"]),
        batch=int(given["batch"]),
        rate=given["rate"],
        head_rate=given["head_rate"],
        warmup=given["warmup"],
        seed=seed,
        threads=int(given["threads"]),
    )
    train_minilm(classifier, examples_of(texts, base_tokenizer()), schedule, say=say)
    weights = folder.parent / "weights.pt"
    torch.save(classifier.state_dict(), weights)
    export(weights, folder, layers=layers)


def score_model(model: str, data: Path) -> Iterator[str]:
    """Yield a line for every test set that is there: strict F1 by label. model: a name or folder, as ``--model``."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from pipeline.train.documents import words_of

    read = load_reader(model)
    vocabulary = Vocab()
    for name in TEST_SETS:
        if not (data / "ner" / f"{name}.jsonl").is_file():
            continue
        texts = read_set(data, name)
        cut = [[word for token in tokens for word in words_of(token)] for tokens, _ in texts]
        docs = [Doc(vocabulary, words=words) for words in cut]
        found = []
        for (tokens, _), doc, names in zip(texts, docs, read(docs), strict=True):
            spans = [doc.char_span(item.start, item.end, alignment_mode="expand") for item in names]
            labelled = [
                (span.start, span.end, item.label) for span, item in zip(spans, names, strict=True) if span is not None
            ]
            found.append(in_tokens(tokens, labelled))
        scores = score([token_spans(labels) for _, labels in texts], found)
        by_label = "  ".join(f"{label} {scores[label].f1:.3f}" for label in (*LABELS, "micro"))
        yield f"{name:24} {by_label}  ({sum(map(len, cut)):,} words)"
