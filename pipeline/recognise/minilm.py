"""The default model of names, run by onnxruntime: no torch, no network, nothing but the two files of its folder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.recognise.name_pieces import LABELS, Window, spans_of, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

BATCH = 8  # windows that are read at once; more is slower, as the caches are small


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A name among the words of a text. begin, end: positions of words. score: the least sure word's, 0 to 1."""

    begin: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class MiniLM:
    """The model, loaded."""

    session: "InferenceSession"
    tokenizer: "Tokenizer"

    def read(self, texts: Sequence[tuple[Sequence[str], frozenset[int]]]) -> list[list[WordSpan]]:
        """The names of several texts: words and the positions that begin a paragraph, for each.

        Each text is read by itself: what eight-bit weights give depends a little on what is read at once, and a
        letter must give the same rows whatever stands beside it.
        """
        return [self._read(words, breaks) for words, breaks in texts]

    def _read(self, words: Sequence[str], breaks: frozenset[int]) -> list[WordSpan]:
        cut = sorted(windows(words, breaks, self.tokenizer), key=lambda window: len(window.ids))
        labels = np.zeros(len(words), dtype=np.int64)
        scores = np.ones(len(words), dtype=np.float32)
        for start in range(0, len(cut), BATCH):
            batch = cut[start : start + BATCH]
            for window, rows in zip(batch, self._scores(batch), strict=True):
                of_words = rows[window.firsts]
                best = of_words.argmax(-1)
                labels[window.words] = best
                scores[window.words] = _certainty(of_words, best)
        return list(_spans(labels, scores))

    def _scores(self, batch: list[Window]) -> Any:
        longest = max(len(window.ids) for window in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        cases, mask = np.zeros_like(ids), np.zeros_like(ids)
        for row, window in enumerate(batch):
            size = len(window.ids)
            ids[row, :size], cases[row, :size], mask[row, :size] = window.ids, window.cases, 1
        return self.session.run(None, {"ids": ids, "cases": cases, "mask": mask})[0]


def _certainty(scores: Any, best: Any) -> Any:
    """The probability of the label chosen, for each word."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers[np.arange(len(best)), best] / powers.sum(-1)


def _spans(labels: Any, scores: Any) -> Iterator[WordSpan]:
    for begin, end, label in spans_of([LABELS[number] for number in labels]):
        yield WordSpan(begin, end, label, float(scores[begin:end].min()))


def load_minilm(folder: Path) -> MiniLM:
    """Load the model of a folder: ``model.onnx`` and ``tokenizer.json``."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a worker process a core is what runs
    options.enable_cpu_mem_arena = False  # memory goes back after a long letter
    session = InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return MiniLM(session, tokenizer)
