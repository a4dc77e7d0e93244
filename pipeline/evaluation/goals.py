"""The goals that extraction is held against."""

from dataclasses import dataclass

from pipeline.evaluation.parts import Part


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure that must be reached, and the one aimed at."""

    name: str
    type: str
    measure: str = "strict"  # "strict", "overlap", or the name of an attribute
    kind: str | None = None
    must: float
    aim: float

    def of(self, part: Part) -> Figure | None:
        """The figure in a part of the gold; None when nothing there is annotated."""
        kinds = part.kinds.get(self.type, {})
        score = part.types[self.type] if self.kind is None else kinds.get(self.kind)
        if score is None:
            return None
        if self.measure in ("strict", "overlap"):
            spans = score.strict if self.measure == "strict" else score.overlap
            return Figure(spans.f1, spans.low, spans.high) if spans.gold else None
        share = score.attributes.get(self.measure)
        return Figure(share.share, share.low, share.high) if share else None

    def verdict(self, value: float) -> str:
        """Which of the two the value reaches."""
        if value >= self.aim:
            return "aim reached"
        return "reached" if value >= self.must else "**missed**"


GOALS = (
    Goal(name="ORG, strict F1", type="ORG", must=0.88, aim=0.93),
    Goal(name="INSTRUMENT, strict F1", type="INSTRUMENT", must=0.70, aim=0.85),
    Goal(name="REFERENCE, strict F1", type="REFERENCE", must=0.80, aim=0.90),
    Goal(
        name="REFERENCE of kind legal, strict F1",
        type="REFERENCE",
        kind="legal",
        must=0.90,
        aim=0.95,
    ),
    Goal(name="TARGET, overlap F1", type="TARGET", measure="overlap", must=0.65, aim=0.85),
    *(
        Goal(name=f"TARGET, {slot} right", type="TARGET", measure=slot, must=0.85, aim=0.95)
        for slot in ("value", "unit", "deadline")
    ),
    *(
        Goal(name=f"REFERENCE, {slot} right", type="REFERENCE", measure=slot, must=0.90, aim=0.97)
        for slot in ("year", "number", "celex")
    ),
)
