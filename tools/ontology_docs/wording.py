"""The words of the reference's own, in Dutch and in English."""

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "about": ("over", "about"),
        "classes": ("Klassen", "Classes"),
        "closed": ("gesloten", "closed"),
        "code": ("code", "code"),
        "constraints": ("regels", "constraints"),
        "contents": ("Inhoud", "Contents"),
        "cookbook": ("Voorbeeldvragen", "Example queries"),
        "cookbook_words": (
            "SPARQL-vragen die zo gesteld kunnen worden: beleidsgraaf query --name NAAM.",
            "SPARQL queries to be asked as they are: beleidsgraaf query --name NAME.",
        ),
        "definition": ("definitie", "definition"),
        "deprecated": ("vervangen", "deprecated"),
        "diagram": ("De kern in beeld", "The core as a picture"),
        "diagram_words": (
            "De klassen, getekend uit ontologie en shapes. Blauw: van ons; grijs: van anderen.",
            "The classes, drawn from ontology and shapes. Blue: ours; grey: of others.",
        ),
        "domain": ("van", "domain"),
        "disjoint": ("nooit ook", "disjoint with"),
        "example": ("voorbeeld", "example"),
        "examples": ("Uitgewerkte voorbeelden", "Worked examples"),
        "examples_words": (
            "Uit het bestuursakkoord van Roeselare in de voorbeelddocumenten (verzonnen tekst).",
            "From the coalition agreement of Roeselare in the sample documents (invented text).",
        ),
        "files": ("bestanden", "files"),
        "kind": ("soort", "kind"),
        "licence": ("licentie", "licence"),
        "lists": ("Codelijsten", "Code lists"),
        "matches": ("elders", "elsewhere"),
        "message": ("boodschap", "message"),
        "mutations": ("tests van de shapes", "tests of the shapes"),
        "name": ("naam", "name"),
        "namespace": ("naamruimte", "namespace"),
        "namespaces": ("Naamruimten", "Namespaces"),
        "namespaces_words": (
            "Wat anderen al hebben, gebruiken we zoals het is; alleen bg: is van ons.",
            "What others have already we use as it is; only bg: is ours.",
        ),
        "policy": ("Versies en vervangen termen", "Versions and deprecated terms"),
        "prefix": ("prefix", "prefix"),
        "profiles": ("officiële profielen", "official profiles"),
        "properties": ("Eigenschappen", "Properties"),
        "property": ("eigenschap", "property"),
        "question": ("vraag", "question"),
        "range": ("naar", "range"),
        "related": ("zie ook", "see also"),
        "replaced": ("vervangen door", "replaced by"),
        "severity": ("ernst", "severity"),
        "shape_rules": ("regels", "constraints"),
        "shapes": ("Shapes", "Shapes"),
        "shapes_words": (
            "Wat van de gegevens geëist wordt (SHACL). Een violation houdt een document tegen.",
            "What is asked of the data (SHACL). A violation keeps a document out.",
        ),
        "super": ("is een", "subclass of"),
        "super_property": ("is een", "subproperty of"),
        "version": ("versie", "version"),
    }
)


def say(language: str) -> dict[str, str]:
    """The words of a language, and those about the page in the other one."""
    number = ("nl", "en").index(language)
    other = {
        "nl": {"other": "en", "other_file": "en.html", "other_name": "English"},
        "en": {"other": "nl", "other_file": "index.html", "other_name": "Nederlands"},
    }
    return {name: texts[number] for name, texts in WORDS.items()} | other[language]
