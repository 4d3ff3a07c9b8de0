"""The allowed words of the enumerated columns, in the order in which they are listed: those of the contract."""

KINDS = ("AL", "UA", "OL", "JAL", "JUA", "JOL", "REPLY", "OTHER")
SECTIONS = (
    "letterhead",
    "salutation",
    "introduction",
    "allegations",
    "concern",
    "legal_framework",
    "requests",
    "closing",
    "signatures",
    "annex",
    "footnotes",
    "other",
)
REFERENCE_ROLES = ("self", "previous", "reply", "other")
REFERENCE_STATUSES = ("answered", "unanswered")
PRECISIONS = ("day", "month", "year", "season", "decade", "range", "approximate", "incomplete")
DATE_ROLES = (
    "letter",
    "event",
    "previous_communication",
    "reply",
    "ratification",
    "adoption",
    "deadline",
    "birth",
    "other",
)
INSTRUMENT_KINDS = (
    "treaty",
    "declaration",
    "standard",
    "resolution",
    "general_comment",
    "ilo_convention",
    "un_document",
    "regional",
    "domestic_law",
    "judgment",
    "other",
)
RATIFIED_HOW = ("ratified", "acceded", "succeeded", "signed")
GENDERS = ("female", "male", "unknown")
PERSON_ROLES = (
    "alleged_victim",
    "relative",
    "mandate_holder",
    "official",
    "lawyer",
    "witness",
    "alleged_perpetrator",
    "other",
)
ORGANISATION_KINDS = (
    "ngo",
    "trade_union",
    "media",
    "party",
    "company",
    "state_body",
    "police",
    "prison",
    "court",
    "un_body",
    "university",
    "religious",
    "armed_group",
    "other",
)
PLACE_KINDS = ("state", "region", "city", "facility", "other")
ENTITIES = ("person", "organisation", "place")
MENTION_FORMS = ("name", "short", "alias", "acronym")
COURT_LEVELS = (
    "local",
    "district",
    "city",
    "regional",
    "appeal",
    "supreme",
    "constitutional",
    "military",
    "special",
    "international",
    "other",
)
OFFENCE_CATEGORIES = (
    "abuse_of_office",
    "embezzlement",
    "fraud",
    "tax",
    "money_laundering",
    "corruption",
    "terrorism",
    "national_security",
    "subversion",
    "unlawful_assembly",
    "unlawful_association",
    "public_order",
    "defamation",
    "insult",
    "false_information",
    "blasphemy",
    "incitement",
    "resisting_authority",
    "violence",
    "property",
    "weapons",
    "drugs",
    "sexual_offence",
    "morality",
    "immigration",
    "contempt",
    "cybercrime",
    "environment",
    "other",
)
CHARGE_STATUSES = ("accused", "charged", "reclassified", "convicted", "acquitted", "dropped")
PENALTY_KINDS = (
    "death",
    "life_imprisonment",
    "imprisonment",
    "suspended_imprisonment",
    "forced_labour",
    "community_service",
    "restriction_of_movement",
    "house_arrest",
    "probation",
    "fine",
    "ban",
    "corporal",
    "confiscation",
    "deportation",
    "dissolution",
    "other",
)
SENTENCE_STATUSES = ("requested", "imposed", "upheld", "reduced", "increased", "overturned", "commuted", "served")
EVENT_KINDS = (
    "arrest",
    "detention",
    "search",
    "seizure",
    "interrogation",
    "charge",
    "hearing",
    "conviction",
    "sentence",
    "appeal",
    "release",
    "killing",
    "injury",
    "disappearance",
    "ill_treatment",
    "threat",
    "attack",
    "surveillance",
    "harassment",
    "travel_ban",
    "dismissal",
    "dissolution",
    "raid",
    "censorship",
    "eviction",
    "deportation",
    "legislation",
    "other",
)
RELATIONS = ("previous", "reply", "other", "same_person")
PAIR_DECISIONS = ("same", "undecided", "not_same")
STAGES = ("read", "parse", "extract")
