"""The example queries of `ontology/queries`, with the title in their first comment."""

from dataclasses import dataclass
from urllib.parse import urlencode

from pipeline import repository


@dataclass(frozen=True, slots=True)
class Recipe:
    """One example query."""

    name: str
    title: str
    text: str
    href: str


def recipes(language: str) -> tuple[Recipe, ...]:
    """The examples by name; none when the folder is not there."""
    folder = repository.ontology() / "queries"
    return tuple(
        _recipe(file.stem, file.read_text(encoding="utf-8"), language)
        for file in sorted(folder.glob("*.rq"))
    )


def _recipe(name: str, text: str, language: str) -> Recipe:
    """Comments at the top hold the title: `# nl: …` and `# en: …`, else the first one."""
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("# ").strip())
    tagged = [line[3:].strip() for line in comments if line.startswith(f"{language}:")]
    title = next(iter([*tagged, *filter(None, comments)]), name.replace("-", " "))
    return Recipe(name, title, text, f"/sparql?{urlencode({'query': text})}")
