"""A decision lasts: over runs, text put in elsewhere, another format; it is published."""

import gzip
import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import documents, extraction, linking, sources
from pipeline.cli import main
from pipeline.defs.launch import Outcome, launch
from pipeline.entities import ENTITY_TYPES
from pipeline.entities.entity_type import LinkContext
from pipeline.linking.replay import Reviewed, key_of, replay, touching
from pipeline.model import Decision, Finding, Mention, RawDocument
from pipeline.settings import BASE_IRI

SAMPLES = Path(__file__).parents[2] / "samples/five-formats"
FORMATS = ("txt", "md", "html", "docx", "pdf")
TYPES = {entity_type.name: entity_type for entity_type in ENTITY_TYPES}
NLP = cache(lambda: extraction.build_nlp(None))
PUT_IN = "\n\nDe werkgroep komt elke maand samen. Zij eet soep.\n\n"


def raw(path: Path) -> RawDocument:
    (found,) = sources.each([path], max_bytes=10_000_000)
    assert not isinstance(found, Finding)
    return found


def mentions_of(one: RawDocument) -> LinkContext:
    document = documents.parse(one)
    return LinkContext(
        base=BASE_IRI,
        document=document,
        definitions=extraction.definitions_of(document),
        mentions=extraction.extract(document, NLP(), BASE_IRI),
    )


def reviewed(context: LinkContext, decisions: tuple[Decision, ...]) -> Reviewed:
    links = linking.link(
        context.document, context.mentions, ENTITY_TYPES, context.definitions, BASE_IRI
    )
    ids = [mention.id for mention in context.mentions]
    chosen = touching(decisions, ids, [link.uri for link in links])
    return replay(context, links, chosen, TYPES)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five formats of one text, all with the key of the text file."""
    folder = tmp_path_factory.mktemp("copies")
    for style in FORMATS:
        shutil.copy(SAMPLES / f"hitteplan.{style}", folder)
        sidecar = json.loads((SAMPLES / f"hitteplan.{style}.meta.json").read_text("utf-8"))
        text = json.dumps({**sidecar, "id": "hitteplan"})
        (folder / f"hitteplan.{style}.meta.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def before(copies: Path) -> LinkContext:
    return mentions_of(raw(copies / "hitteplan.txt"))


def decisions_on(mentions: tuple[Mention, ...]) -> tuple[Decision, ...]:
    """One of each kind, on the first and the last mention of each type."""
    named = [one for one in mentions if one.type == "organisation"]
    plans = [one for one in mentions if one.type == "instrument"]
    targets = [one for one in mentions if one.type == "target"]
    return tuple(
        Decision(action=action, by="r", why="w", document="hitteplan", mention=key_of(one.id), **to)
        for one, action, to in (
            (named[0], "correct", {"entity": "organisation/vmm"}),
            (named[-1], "reject", {}),
            (plans[0], "correct", {"type": "organisation"}),
            (targets[0], "accept", {}),
            (targets[-1], "reject", {}),
        )
    )


def seen(one: Reviewed, decisions: tuple[Decision, ...]) -> dict[str, tuple[str, ...] | None]:
    """What became of each mention that was decided upon."""
    links = {key_of(link.mention): link for link in one.links}
    found = {key_of(mention.id): mention for mention in one.mentions}
    return {
        key: (found[key].type, found[key].reading, links[key].uri) if key in found else None
        for key in (decision.mention for decision in decisions)
    }


def test_a_decision_survives_another_run(before: LinkContext, copies: Path) -> None:
    decisions = decisions_on(before.mentions)
    first = reviewed(before, decisions)
    again = reviewed(mentions_of(raw(copies / "hitteplan.txt")), decisions)
    assert first == again
    assert len(first.applied) == len(decisions)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_decision_survives_text_put_in_elsewhere(
    before: LinkContext, copies: Path, data: st.DataObject
) -> None:
    decisions = decisions_on(before.mentions)
    one = raw(copies / "hitteplan.txt")
    text = one.content.decode()
    blanks = [at for at in range(len(text)) if text.startswith("\n\n", at)]
    at = data.draw(st.sampled_from(blanks))
    changed = RawDocument(
        source=one.source, name=one.name, path=one.path, media_type=one.media_type,
        content=(text[:at] + PUT_IN + text[at:]).encode(), sha256="0" * 64, metadata=one.metadata,
    )  # fmt: skip
    after = reviewed(mentions_of(changed), decisions)
    assert seen(after, decisions) == seen(reviewed(before, decisions), decisions)
    assert len(after.applied) == len(decisions)


@pytest.mark.parametrize("style", FORMATS[1:])
def test_a_decision_survives_another_format(before: LinkContext, copies: Path, style: str) -> None:
    decisions = decisions_on(before.mentions)
    after = reviewed(mentions_of(raw(copies / f"hitteplan.{style}")), decisions)
    assert seen(after, decisions) == seen(reviewed(before, decisions), decisions)
    assert len(after.applied) == len(decisions)


NOTE = """Nota over water

De Vlaamse Milieumaatschappij en de Raad vragen aandacht voor water. De gemeente Ninove volgt.
"""


def run(folder: Path) -> Outcome:
    return launch(
        inputs=[folder / "in"], output=folder / "out", as_of="2026-11-20T02:00:00Z", workers=1
    )


def published(outcome: Outcome) -> str:
    assert outcome.path is not None
    return gzip.decompress((outcome.path / "beleidsgraaf.nq.gz").read_bytes()).decode()


def work_of(folder: Path, stage: str) -> set[str]:
    return {path.stem for path in (folder / "out/.work" / stage).glob("*.json")}


def test_decisions_are_made_followed_published_and_orphaned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_DECISIONS", str(tmp_path / "decisions.jsonl"))
    monkeypatch.setenv("BELEIDSGRAAF_OUTPUT", str(tmp_path / "out"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in/nota.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "in/andere.txt").write_text(NOTE.replace("Nota", "Brief"), encoding="utf-8")
    run(tmp_path)
    stages = {stage: work_of(tmp_path, stage) for stage in ("mentions", "graphs")}
    shown = CliRunner().invoke(main, ["review", "list", "--json", "--below", "1", "--most", "99"])
    assert shown.exit_code == 0, shown.output
    (town,) = [
        one["mention"]
        for one in json.loads(shown.stdout)
        if one["words"] == "gemeente Ninove" and one["document"] == "nota"
    ]
    signed = ["--by", "redactie", "--why", "geen orgaan", "--on", "2026-11-21"]
    assert CliRunner().invoke(main, ["review", "reject", town, *signed]).exit_code == 0
    shutil.rmtree(tmp_path / "out/releases")
    (tmp_path / "out/latest.json").unlink()
    after = run(tmp_path)
    quads = published(after)
    assert f"/id/mention/{town}>" in quads  # the decision names it
    described = {line.partition(" ")[0] for line in quads.splitlines()}
    assert f"<{BASE_IRI}/id/mention/{town}>" not in described
    assert "/id/concept/review-action/reject>" in quads
    assert '"redactie"' in quads
    assert work_of(tmp_path, "mentions") == stages["mentions"]
    assert len(work_of(tmp_path, "graphs") & stages["graphs"]) == 1  # the other is as it was
    assert after.remarks == 0 or not orphans(after)
    (tmp_path / "in/nota.txt").write_text(NOTE.replace("gemeente Ninove", "stad"), "utf-8")
    shutil.rmtree(tmp_path / "out/releases")
    (tmp_path / "out/latest.json").unlink()
    last = run(tmp_path)
    assert [one["focus"] for one in orphans(last)] == [town]
    assert not last.blocked


def orphans(outcome: Outcome) -> list[dict[str, str]]:
    assert outcome.path is not None
    lines = (outcome.path / "findings.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["code"] == "orphan-decision"]
