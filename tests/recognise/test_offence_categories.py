"""What offences are about: words in order of precedence, three languages."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.offence_categories import category_of
from pipeline.tables.vocabulary import OFFENCE_CATEGORIES

CODES = tomllib.loads(Path(__file__).with_name("offence_categories.toml").read_text(encoding="utf-8"))
ENGLISH = {
    "blasphemy": [
        "moharebeh",
        "waging war against God",
        "spreading corruption on earth",
        "insulting the Prophet",
        "apostasy",
        "blasphemy",
        "insulting Islam",
        "hurting religious sentiments",
        "defiling the Holy Qur'an",
    ],
    "subversion": [
        "propaganda against the system",
        "sedition",
        "inciting subversion of State power",
        "subversion of State power",
        "abusing democratic freedoms to infringe upon the interests of the State",
        "conducting propaganda against the State",
        "activities aimed at overthrowing the people's administration",
        "conspiracy to commit subversion",
        "rebellion",
        "breaking allegiance with the ruler",
        "attempting to overthrow the constitutional order",
        "inciting insurrection",
        "anti-State activities",
        "waging war against the Government of India",
        "attempted coup",
        "mutiny",
    ],
    "national_security": [
        "assembly and collusion against national security",
        "undermining the unity policy",
        "leaking state secrets",
        "illegally providing state secrets overseas",
        "endangering state security",
        "inciting separatism",
        "economic espionage",
        "collusion with foreign forces",
        "harming national unity",
        "calls to actions aimed at harming national security",
        "treason",
        "high treason",
        "espionage",
        "endangering public security",
        "treason felony",
        "weakening national sentiment",
        "failing to register as a foreign agent",
    ],
    "false_information": [
        "spreading false news",
        "disseminating false information online",
        "publishing false news",
        "misusing social media",
        "spreading rumours",
        "disseminating false news that weakens the nation's morale",
    ],
    "insult": [
        "lèse-majesté",
        "lese majeste",
        "insulting the King",
        "insulting the judiciary",
        "insulting the President",
        "insulting a public official",
        "denigrating Turkishness",
        "discrediting the armed forces",
        "offending a foreign head of State",
    ],
    "unlawful_association": [
        "associating with wrongdoers",
        "criminal conspiracy",
        "membership in an illegal organization",
        "founding an unlicensed organization",
        "being a member of an unlawful society",
        "managing an unlawful society",
    ],
    "other": [
        "parasitism",
        "illegal business",
        "illegal business operations",
        "perjury",
        "illegal entrepreneurship",
        "unlawful activities",
        "desertion",
        "malicious prosecution",
        "operating an unlicensed radio station",
        "illegal broadcasting",
        "possession of prohibited publications",
    ],
    "terrorism": [
        "extremism",
        "membership in a terrorist organization",
        "membership of a banned group",
        "aiding a terrorist organisation without being a member",
        "terrorist propaganda",
        "membership of FETÖ/PDY",
        "committing acts of terrorism",
        "supporting terrorism",
        "forming a terrorist cell",
        "joining the Muslim Brotherhood",
        "terrorism-related offences",
        "harbouring terrorists",
    ],
    "resisting_authority": [
        "obstructing a police officer",
        "direct assault",
        "disobeying the ruler",
        "resisting arrest",
        "assaulting police officers",
        "obstruction of justice",
        "disobeying lawful orders",
        "failure to comply with police instructions",
    ],
    "weapons": [
        "illegal possession of firearms",
        "illegal possession of firearms and ammunition",
        "possession of an offensive weapon",
        "possession of explosives",
    ],
    "environment": [
        "ecocide",
        "wildlife poaching",
        "illegal logging",
        "illegal fishing",
    ],
    "property": [
        "encroachment",
        "encroaching on State land",
        "criminal damage",
        "arson",
        "criminal trespass",
        "theft",
        "aggravated robbery",
    ],
    "public_order": [
        "disrupting public order",
        "gathering a crowd to disrupt public order",
        "picking quarrels and provoking trouble",
        "rioting",
        "disturbing public order",
        "hooliganism",
        "mass riots",
        "organization of mass disorder",
        "conduct likely to cause a breach of the peace",
        "public nuisance",
    ],
    "incitement": [
        "inciting ethnic hatred",
        "inciting public disaffection",
        "incitement to disobedience",
        "inciting public opinion",
        "inciting others to breach the peace",
        "divisionism",
        "promoting enmity between groups",
        "illegal strike",
        "inciting to suicide",
    ],
    "fraud": [
        "fraud",
        "forgery",
        "uttering a false document",
    ],
    "tax": [
        "tax evasion",
        "large-scale tax evasion",
    ],
    "money_laundering": [
        "money laundering",
        "illegal foreign funding",
    ],
    "unlawful_assembly": [
        "unauthorised assembly",
        "organising an unauthorised assembly",
        "participating in illegal gatherings",
        "illegal assembly",
        "supporting demonstrations",
        "holding a public meeting without permission",
        "protesting without authorisation",
        "violating the curfew",
        "violating lockdown restrictions",
    ],
    "drugs": [
        "unlawful possession of narcotics",
        "drug trafficking",
    ],
    "violence": [
        "human trafficking",
        "robbery with homicide",
        "attempted murder",
        "kidnapping and serious illegal detention",
        "assault",
        "causing grievous bodily harm",
        "genocide ideology",
        "criminal intimidation",
        "wrongful restraint",
        "conspiracy to murder",
        "endangering the life of the President",
        "negligent homicide",
    ],
    "defamation": [
        "cyber libel",
        "libel",
        "grave oral defamation",
        "defaming the State",
        "criminal defamation",
    ],
    "embezzlement": [
        "embezzlement",
    ],
    "abuse_of_office": [
        "abuse of power",
        "exceeding official authority",
    ],
    "corruption": [
        "bribery",
        "extortion",
        "blackmail",
    ],
    "morality": [
        "debauchery",
        "inciting debauchery",
        "practising homosexuality",
        "sodomy",
        "publication of materials contrary to public morality",
    ],
    "sexual_offence": [
        "gross indecency",
        "rape",
    ],
    "immigration": [
        "illegal border crossing",
        "illegally leaving the country",
    ],
    "contempt": [
        "contempt of court",
    ],
    "cybercrime": [
        "unauthorised access to a computer",
        "cyber harassment",
        "hacking",
    ],
}


FRENCH = {
    "national_security": [
        "atteinte à la sûreté de l'État",
        "complot contre l'autorité de l'État",
        "atteinte à la défense nationale",
        "espionnage",
        "intelligence avec l'ennemi",
        "trahison",
        "atteinte à l'intégrité du territoire national",
    ],
    "unlawful_association": [
        "association de malfaiteurs",
    ],
    "insult": [
        "outrage à corps constitué",
        "outrage à agent",
        "outrage à magistrat",
        "outrage au chef de l'État",
        "offense au chef de l'État",
        "atteinte au moral des troupes",
        "injures publiques",
    ],
    "unlawful_assembly": [
        "attroupement",
        "participation à une manifestation non autorisée",
        "entrave à la circulation",
        "organisation d'une manifestation interdite",
    ],
    "defamation": [
        "diffamation",
        "dénonciation calomnieuse",
    ],
    "public_order": [
        "atteinte à l'ordre public",
        "trouble à l'ordre public",
    ],
    "incitement": [
        "incitation à la haine",
        "incitation à la révolte",
        "incitation à la rébellion",
    ],
    "false_information": [
        "diffusion de fausses nouvelles",
        "propagation de faux bruits",
    ],
    "other": [
        "atteinte au crédit de l'État",
    ],
    "embezzlement": [
        "détournement de deniers publics",
        "abus de confiance",
    ],
    "fraud": [
        "escroquerie",
        "faux et usage de faux",
    ],
    "corruption": [
        "corruption",
    ],
    "property": [
        "vol aggravé",
        "destruction de biens publics",
        "dégradation de biens",
        "incendie volontaire",
    ],
    "sexual_offence": [
        "viol",
        "attentat à la pudeur",
    ],
    "violence": [
        "assassinat",
        "meurtre",
        "coups et blessures volontaires",
        "enlèvement et séquestration",
        "menaces de mort",
        "complicité d'assassinat",
    ],
    "weapons": [
        "détention illégale d'armes",
    ],
    "terrorism": [
        "apologie du terrorisme",
        "appartenance à un groupe terroriste",
        "financement du terrorisme",
    ],
    "money_laundering": [
        "blanchiment de capitaux",
    ],
    "resisting_authority": [
        "rébellion",
        "violences sur agents de la force publique",
        "refus d'obtempérer",
    ],
    "morality": [
        "homosexualité",
        "outrage aux bonnes mœurs",
    ],
    "drugs": [
        "trafic de stupéfiants",
    ],
    "subversion": [
        "mouvement insurrectionnel",
        "tentative de coup d'État",
        "incitation à l'insurrection",
        "appels à l'insurrection",
    ],
}


SPANISH = {
    "incitement": [
        "apología del delito",
        "instigación a delinquir",
        "incitación al odio",
    ],
    "national_security": [
        "traición a la patria",
        "menoscabo a la integridad nacional",
        "traición",
        "sabotaje",
        "espionaje",
        "atentado contra la seguridad del Estado",
    ],
    "property": [
        "usurpación",
        "robo agravado",
        "hurto",
        "daños",
        "usurpación de tierras",
        "usurpación agravada",
        "perturbación de la posesión",
    ],
    "insult": [
        "desacato",
        "ultraje a la nación",
        "ultraje a los símbolos patrios",
    ],
    "public_order": [
        "desórdenes públicos",
        "motín",
        "entorpecimiento de servicios públicos",
    ],
    "subversion": [
        "rebelión",
        "sedición",
        "propaganda enemiga",
        "rebelión agravada",
    ],
    "terrorism": [
        "terrorismo",
    ],
    "unlawful_association": [
        "asociación ilícita",
        "asociación para delinquir",
        "delincuencia organizada",
        "concierto para delinquir",
    ],
    "other": [
        "conspiración",
    ],
    "false_information": [
        "propagación de noticias falsas",
    ],
    "money_laundering": [
        "lavado de activos",
        "legitimación de capitales",
    ],
    "violence": [
        "secuestro",
        "homicidio calificado",
        "tentativa de homicidio",
        "lesiones graves",
        "amenazas",
        "coacción",
        "detención ilegal",
        "tortura",
        "desaparición forzada",
        "homicidio en persona protegida",
    ],
    "corruption": [
        "extorsión",
        "cohecho",
    ],
    "embezzlement": [
        "peculado",
        "administración fraudulenta",
    ],
    "abuse_of_office": [
        "abuso de autoridad",
        "prevaricato",
        "incumplimiento de deberes",
    ],
    "defamation": [
        "calumnia",
        "injuria",
        "difamación",
    ],
    "resisting_authority": [
        "desobediencia",
        "resistencia a la autoridad",
        "atentado",
    ],
    "unlawful_assembly": [
        "ataques a las vías generales de comunicación",
        "obstrucción de vías públicas",
    ],
    "weapons": [
        "portación ilegal de armas",
        "tenencia de explosivos",
    ],
    "drugs": [
        "narcotráfico",
        "tráfico de drogas",
    ],
    "environment": [
        "delitos ambientales",
    ],
    "tax": [
        "evasión fiscal",
        "defraudación tributaria",
    ],
    "fraud": [
        "estafa",
        "falsificación de documentos",
        "falsedad ideológica",
    ],
    "sexual_offence": [
        "violación",
    ],
}


@pytest.mark.parametrize("category", ENGLISH)
def test_english(category: str) -> None:
    assert {offence: category_of(offence, "en") for offence in ENGLISH[category]} == dict.fromkeys(
        ENGLISH[category], category
    )


@pytest.mark.parametrize("category", FRENCH)
def test_french(category: str) -> None:
    assert {offence: category_of(offence, "fr") for offence in FRENCH[category]} == dict.fromkeys(
        FRENCH[category], category
    )


@pytest.mark.parametrize("category", SPANISH)
def test_spanish(category: str) -> None:
    assert {offence: category_of(offence, "es") for offence in SPANISH[category]} == dict.fromkeys(
        SPANISH[category], category
    )


def test_language_decides() -> None:
    assert category_of("rébellion", "fr") == "resisting_authority"
    assert category_of("rebelión", "es") == "subversion"


@pytest.mark.parametrize("language", sorted(CODES))
def test_wording_of_penal_codes(language: str) -> None:
    told = {offence: category for category, offences in CODES[language].items() for offence in offences}
    assert {offence: category_of(offence, language) for offence in told} == told


@given(st.text(max_size=400))
def test_every_text_has_a_category(text: str) -> None:
    assert category_of(text, "en") in OFFENCE_CATEGORIES
