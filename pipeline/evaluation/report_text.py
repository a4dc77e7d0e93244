"""The words of the quality report that do not depend on figures."""

ABOUT = """\
This page is written by `make quality`; it is not edited by hand. The same figures as RDF, in the
W3C Data Quality Vocabulary: [`quality.ttl`](quality.ttl).

**What counts is the held-out column.** The rules and word lists were written with the annotations
of the development documents in view, so figures on those say what the rules were fitted to, not
what to expect. Held-out documents were not read while rules were written and nothing was listed
from them; only their totals were looked at from time to time. Three exceptions: four of them
(`a05`, `a07`, `007`, `017`) were opened in a second pass on targets and their units, so that for
TARGET the other four say more; the numbers of publications in a series were widened after some had
been seen; and the names of annotated instruments were listed once, without their texts, before the
table of instruments was widened (no figure moved by it). The list of development documents stands
in `pipeline/data/gold_development.txt`."""

OWN = """\
Twelve documents written for this project (`tests/gold`), annotated before the extraction had read
them, by who did not see its code. The mistakes on seven of them were then looked at (development);
the other five were only scored (held out). The trained component has seen none of the twelve. They
are somewhat cleaner than texts in the wild."""

COMPUTED = """\
- **Gold** follows the annotation guide; only mentions inside annotated regions are scored. The
  figures equal those of the project's scorer, which a test checks.
- **Strict**: same type, start and end. **Overlap**: spans share a character, one to one, greatest
  overlap first. P is precision, R recall, F1 their harmonic mean, over all mentions together.
- **Kinds**: annotated mentions of the kind against finds that were given that kind.
- **Intervals**: 95 %, bootstrap over documents with 1,000 samples and a fixed seed. They say how
  the figure varies with the choice of documents; where one or two documents hold all mentions, the
  interval says little.
- **Attributes**: the share right, over overlapping pairs where gold has a value. **B³**: B-cubed
  F1 of the clusters that links make of strictly matched mentions. **Linked**: of strictly matched
  organisations that the authority holds, the share linked to their row and to another row.
- **What each component adds**: extraction is done again without what the component found, taken
  away before later finders see it. What another component would have found in its place is not
  counted, so a loss is an upper bound of the component's worth.
- **Confidence** is counted on held-out documents; finds on development documents count a tenth,
  and not at all in the share of a type. For the reliability curve it is computed anew for each
  held-out document from all other documents. Names are right when they match exactly, targets and
  references when more than half of the characters agree.
- **Speed and memory**: `make benchmark`, one process on one core, with the tokens of spaCy's blank
  Dutch tokenizer as the common unit.
- **Again**: `make quality SHARED=../shared`."""
