"""What the pages say, in Dutch and in English."""

from collections.abc import Mapping
from types import MappingProxyType

LANGUAGES = ("nl", "en")
"""The first is the language of a reader who chose none."""

_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "site": ("Beleidsgraaf", "Beleidsgraaf"),
        "tagline": (
            "Wat Vlaamse beleidsdocumenten zeggen, als open data",
            "What Flemish policy documents say, as open data",
        ),
        "switch": ("English", "Nederlands"),
        "skip": ("Naar de inhoud", "Skip to content"),
        "menu": ("Hoofdmenu", "Main menu"),
        "home": ("Start", "Home"),
        "query": ("Zoekvraag (SPARQL)", "Query (SPARQL)"),
        "releases": ("Uitgaven", "Releases"),
        "ontology": ("Termen", "Terms"),
        "intro": (
            (
                "Beleidsgraaf leest Vlaamse beleidsdocumenten en legt vast welke organisaties,"
                " beleidsinstrumenten, doelstellingen en verwijzingen erin staan. Bij elke"
                " vaststelling staat de zin waarop ze steunt. Alles is gelinkte open data"
                " onder CC0: vrij te hergebruiken."
            ),
            (
                "Beleidsgraaf reads Flemish policy documents and records which organisations,"
                " policy instruments, targets and references they contain. Every finding comes"
                " with the sentence it rests on. All of it is linked open data under CC0:"
                " free to reuse."
            ),
        ),
        "latest": ("Laatste uitgave", "Latest release"),
        "held_back": (
            "Tegengehouden, zodat de laatste goede uitgave blijft staan:",
            "Held back, so that the last good release stays:",
        ),
        "made": ("gemaakt op", "made on"),
        "documents": ("Documenten", "Documents"),
        "document": ("Document", "Document"),
        "triples": ("Feiten (triples)", "Facts (triples)"),
        "mentions": ("Vermeldingen", "Mentions"),
        "mention": ("vermelding", "mention"),
        "mentions_of": ("vermeldingen", "mentions"),
        "entities": ("verschillende", "different"),
        "organisation": ("Organisaties", "Organisations"),
        "instrument": ("Beleidsinstrumenten", "Policy instruments"),
        "target": ("Doelstellingen", "Targets"),
        "reference": ("Verwijzingen", "References"),
        "work": ("Werken", "Works"),
        "downloads": ("Downloads", "Downloads"),
        "file": ("Bestand", "File"),
        "format": ("Formaat", "Format"),
        "size": ("Grootte", "Size"),
        "checksum": ("SHA-256", "SHA-256"),
        "all_files": ("Alle bestanden van deze uitgave", "All files of this release"),
        "examples": ("Voorbeeldvragen", "Example queries"),
        "title": ("Titel", "Title"),
        "kind": ("Soort", "Kind"),
        "date": ("Datum", "Date"),
        "publisher": ("Uitgever", "Publisher"),
        "unknown": ("onbekend", "unknown"),
        "facts": ("Gegevens", "Facts"),
        "statements": ("Uitspraken en onderdelen", "Statements and parts"),
        "sections": ("Afdelingen en voetnoten", "Sections and footnotes"),
        "nothing": ("Niets gevonden in dit document.", "Nothing found in this document."),
        "more_quotes": ("alle vermeldingen", "all mentions"),
        "in_document": ("In", "In"),
        "page": ("blz.", "p."),
        "confidence": ("zekerheid", "confidence"),
        "rule": ("regel", "rule"),
        "identifies": ("Wijst aan", "Identifies"),
        "as_data": ("Als data", "As data"),
        "address": ("Adres", "Address"),
        "text": ("Tekst", "Text"),
        "related": ("Wat hiernaar verwijst", "What points here"),
        "published": ("Uitgever van", "Publisher of"),
        "addressed": ("Geadresseerde van", "Addressee of"),
        "authored": ("Auteur van", "Author of"),
        "owns": ("Verantwoordelijk voor", "Responsible for"),
        "holds": ("Moet halen", "Has to reach"),
        "cited_in": ("Aangehaald in", "Cited in"),
        "has_parts": ("Heeft als deel", "Has as part"),
        "of_kind": ("Van deze soort", "Of this kind"),
        "candidate_of": ("Mogelijk bedoeld met", "Possibly meant by"),
        "states": ("Zegt over doelstellingen", "States on targets"),
        "and_more": ("en nog", "and another"),
        "previous": ("Vorige", "Previous"),
        "next": ("Volgende", "Next"),
        "pages": ("Bladeren", "Pages"),
        "sparql_intro": (
            "Stel een vraag in SPARQL over de laatste uitgave. De voorvoegsels zijn bekend.",
            "Ask a question in SPARQL about the latest release. The prefixes are known.",
        ),
        "sparql_limits": (
            (
                "Een vraag mag {seconds} seconden duren en geeft hoogstens {rows} rijen;"
                " op deze bladzijde hoogstens {page_rows}."
            ),
            (
                "A query may take {seconds} seconds and gives at most {rows} rows;"
                " on this page at most {page_rows}."
            ),
        ),
        "your_query": ("Uw vraag", "Your query"),
        "run": ("Voer uit", "Run"),
        "result": ("Resultaat", "Result"),
        "rows": ("rijen", "rows"),
        "truncated": (
            "Er is meer: dit zijn alleen de eerste rijen. Een download bevat er meer.",
            "There is more: these are the first rows only. A download has more of them.",
        ),
        "no_rows": ("Geen resultaat.", "No results."),
        "yes": ("Ja", "Yes"),
        "no": ("Nee", "No"),
        "problem": ("Dat lukte niet", "That did not work"),
        "no_release": (
            (
                "Er is nog niets uitgegeven. Probeer het later opnieuw."
                " (Nothing is published yet; try again later.)"
            ),
            "Nothing is published yet; try again later.",
        ),
        "classes": ("Klassen", "Classes"),
        "properties": ("Eigenschappen", "Properties"),
        "namespace": ("Naamruimte", "Namespace"),
        "licence": (
            "Data onder CC0 1.0: vrij te hergebruiken, zonder voorwaarden.",
            "Data under CC0 1.0: free to reuse, without conditions.",
        ),
        "machine_made": (
            "Automatisch uit de documenten gehaald; kijk bij twijfel naar de zin in het document.",
            (
                "Extracted automatically from the documents; when in doubt, check the sentence"
                " in the document."
            ),
        ),
    }
)

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        language: MappingProxyType({key: words[place] for key, words in _WORDS.items()})
        for place, language in enumerate(LANGUAGES)
    }
)
"""The words by language and key; templates know them as `w`."""
