"""`show`: a document's text with its mentions in colour, each with the rule behind it."""

from rich.console import Console
from rich.text import Text

from pipeline.cli.reading import Extracted
from pipeline.model import Mention

_STYLES = {
    "organisation": "bold cyan",
    "instrument": "bold green",
    "target": "black on yellow",
    "reference": "magenta",
}


def show(item: Extracted) -> None:
    """Print the document to standard output."""
    console = Console(soft_wrap=True, highlight=False)
    facts = item.document
    console.print(Text(f"{facts.title}", style="bold"))
    about = (facts.id, facts.kind, facts.issued, facts.publisher, facts.number, facts.addressee)
    console.print(Text(" · ".join(part for part in about if part), style="dim"))
    console.print(Text("  ".join(_STYLES), style="dim"))
    text = Text(facts.text)
    for mention in _by_size(item.mentions):
        text.stylize(_STYLES[mention.type], mention.span.start, mention.span.end)
    for mention in sorted(item.mentions, key=lambda each: -each.span.end):
        text = text[: mention.span.end] + _note(item, mention) + text[mention.span.end :]
    console.print(text)


def _by_size(mentions: tuple[Mention, ...]) -> list[Mention]:
    """The longest first, so that what nests in it keeps its own colour."""
    return sorted(mentions, key=lambda each: each.span.start - each.span.end)


def _note(item: Extracted, mention: Mention) -> Text:
    link = item.links[mention.id]
    entity = link.uri.rsplit("/id/", 1)[-1]
    return Text(f"⟦{mention.rule} {mention.confidence:.2f} → {entity}⟧", style="dim")
