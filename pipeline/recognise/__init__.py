"""Recognisers: spaCy components that find what is regular in a letter, one file each.

Each is a registered factory that writes one group of ``doc.spans`` (or one attribute of the document); the order in
``COMPONENTS`` is that of who reads what. ``load`` puts them together as an ordinary spaCy pipeline.
"""

from spacy.language import Language

MODEL = "spcomms_name_model"
COMPONENTS = (
    "spcomms_language",
    "spcomms_sentences",
    "spcomms_frame",
    "spcomms_requests",
    "spcomms_sections",
    "spcomms_references",
    "spcomms_resolutions",
    "spcomms_mandates",
    "spcomms_signatories",
    "spcomms_deadlines",
    "spcomms_dates",
    "spcomms_relative_dates",
    "spcomms_exchanges",
    "spcomms_instruments",
    "spcomms_pinpoints",
    "spcomms_name_model",
    "spcomms_names",
    "spcomms_acts",
    "spcomms_assertions",
    "spcomms_penalties",
    "spcomms_offences",
)


def load(*, model: str = "default") -> Language:
    """The pipeline with all recognisers; the same object can be used on any number of letters.

    model: of names, as ``pipeline.recognise.name_model`` says. Raises ModelError where it cannot be loaded.
    """
    import spacy

    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "spcomms.Tokenizer.v1"}}})
    for component in COMPONENTS:
        nlp.add_pipe(component, config={"model": model} if component == MODEL else {})
    return nlp
