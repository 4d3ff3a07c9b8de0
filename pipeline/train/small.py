"""The small model: a plain spaCy pipeline with a CNN, trained on the same texts by spaCy's own loop."""

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.recognise.name_model import SMALL_NAME
from pipeline.recognise.name_pieces import spans_of
from pipeline.train.documents import MASKED, AnnotatedText


def train_small(texts: list[AnnotatedText], config: Any, folder: Path, *, say: Callable[[str], None]) -> None:
    """Train and write the pipeline to ``folder``. config: of ``models/small.cfg``, spaCy's own form with our sections.

    A hundredth of the texts is put aside for spaCy's reports; the last state is kept, not the best on them.
    """
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train_while_improving
    from spacy.util import registry, resolve_dot_names
    from thinc.api import fix_random_seed

    seed = int(config["system"]["seed"])
    fix_random_seed(seed)
    vocabulary = spacy.blank("xx").vocab
    documents = [_document(Doc, vocabulary, text) for text in texts]
    random.Random(seed).shuffle(documents)
    aside = len(documents) // 100

    def reader(docs: list[Any]) -> Callable[[Any], Iterator[Any]]:
        def read(nlp: Any) -> Iterator[Any]:
            for doc in docs:
                yield Example(Doc(nlp.vocab, words=[token.text for token in doc]), doc)

        return read

    by_part = {"dev": documents[:aside], "train": documents[aside:]}
    registry.readers("spcomms.Texts.v1", func=lambda part: reader(by_part[part]))
    nlp = init_nlp(config)
    nlp.meta["name"] = SMALL_NAME
    settings = registry.resolve(nlp.config.interpolate()["training"], schema=spacy.schemas.ConfigSchemaTraining)
    train_corpus, _ = resolve_dot_names(nlp.config.interpolate(), [settings["train_corpus"], settings["dev_corpus"]])
    steps = train_while_improving(
        nlp,
        settings["optimizer"],
        _epochs(train_corpus, nlp, settings),
        evaluate=lambda: (0.0, {}),
        dropout=settings["dropout"],
        accumulate_gradient=1,
        patience=0,
        max_steps=0,
        eval_frequency=settings["eval_frequency"],
        exclude=[],
        annotating_components=[],
        before_update=None,
    )
    for _, info, _ in steps:
        if info["step"] % settings["eval_frequency"] == 0:
            say(f"epoch {info['epoch']}  step {info['step']}  loss {info['losses'].get('ner', 0):,.0f}")
    with nlp.use_params(settings["optimizer"].averages):
        nlp.to_disk(folder)


def _epochs(corpus: Callable[[Any], Iterable[Any]], nlp: Any, settings: Any) -> Iterator[tuple[int, Any]]:
    """Yield every batch with the number of its epoch."""
    for epoch in range(settings["max_epochs"]):
        examples = list(corpus(nlp))
        random.shuffle(examples)
        for batch in settings["batcher"](examples):
            yield epoch, batch


def _document(make: Any, vocabulary: Any, text: AnnotatedText) -> Any:
    from spacy.tokens import Span

    doc = make(vocabulary, words=list(text.words))
    spans = [Span(doc, begin, end, label) for begin, end, label in spans_of([
        "O" if label == MASKED else label for label in text.labels
    ])]  # fmt: skip
    masked = [Span(doc, at, at + 1) for at, label in enumerate(text.labels) if label == MASKED]
    doc.set_ents(spans, missing=masked, default="outside")
    return doc
