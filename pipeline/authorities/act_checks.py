"""What is wrong with the tables of acts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from pipeline.authorities import acts
from pipeline.authorities.names import normal
from pipeline.authorities.tables import parts
from pipeline.authorities.trouble import DAY, Tables, Trouble
from pipeline.errors import InvalidIdentifier
from pipeline.identifiers import celex, eli


def _eu_acts(tables: Tables) -> Iterator[Trouble]:
    """CELEX numbers and ELIs that are not those of the act's kind, year and number."""
    for row in tables[acts.EU]:
        try:
            celex.normalise(row["celex"])
            eli.normalise(row["eli"]) if row["eli"] else None
            if row["act_type"] in celex.LETTERS:
                number = celex.of_act(row["act_type"], int(row["year"]), int(row["number"]))
                address = eli.of_eu_act(row["act_type"], int(row["year"]), int(row["number"]))
                if (number, address) != (row["celex"], row["eli"]):
                    yield Trouble(acts.EU, row["key"], f"kind and number make {number}, {address}")
        except InvalidIdentifier as error:
            yield Trouble(acts.EU, row["key"], str(error))
    for code, times in Counter(row["celex"] for row in tables[acts.EU]).items():
        if times > 1:
            yield Trouble(acts.EU, code, f"{times} rows have this CELEX number")


def _act_names(tables: Tables) -> Iterator[Trouble]:
    """Short names of two acts."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for row in tables[acts.EU]:
        for name in (*parts(row["short_names_nl"]), *parts(row["short_names_en"])):
            bearers[normal(name)].add(f"eu:{row['key']}")
    for row in (*tables[acts.BELGIAN], *tables[acts.MORE]):
        for name in parts(row["short_names_nl"]):
            bearers[normal(name)].add(f"be:{row['key']}")
    for name, keys in bearers.items():
        if len(keys) > 1:
            yield Trouble(acts.EU, min(keys), f"“{name}” is also of {', '.join(sorted(keys)[1:])}")


def _belgian_acts(tables: Tables) -> Iterator[Trouble]:
    """Dates, numacs and ELIs that break their rules; relations to acts that no table has."""
    known = {f"eu:{row['key']}" for row in tables[acts.EU]}
    for name in (acts.BELGIAN, acts.MORE):
        for row in tables[name]:
            known.add(f"be:{row['key']}")
            if not DAY.match(row["date"]):
                yield Trouble(name, row["key"], f"not a date: {row['date']!r}")
            if not row["numac"]:
                continue
            try:
                dutch, _ = eli.of_belgian_act(row["act_type"], row["date"], row["numac"])
                if row.get("eli_justel", dutch) != dutch:
                    yield Trouble(name, row["key"], f"kind, date and numac make {dutch}")
            except InvalidIdentifier as error:
                yield Trouble(name, row["key"], str(error))
    for row in tables[acts.RELATIONS]:
        for key in (row["key"], row["object"]):
            if key not in known:
                yield Trouble(acts.RELATIONS, row["key"], f"no table has the act {key}")


ACT_CHECKS: tuple[Callable[[Tables], Iterable[Trouble]], ...] = (
    *(_eu_acts, _act_names, _belgian_acts),
)
