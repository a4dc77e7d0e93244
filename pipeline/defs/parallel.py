"""One function over many documents on several processes; a document that breaks stops no other."""

import logging
import multiprocessing
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from pipeline.defs.workshop import Item
from pipeline.errors import DiskError
from pipeline.model import Finding, Severity

_LOG = logging.getLogger("beleidsgraaf.progress")
_DIED = "the process at work on it died (out of memory, or a broken installation)"
Work = Callable[[Item], None]


def over(stage: str, work: Work, items: Sequence[Item], workers: int) -> tuple[Finding, ...]:
    """Do the work for every item; a finding for each one on which it failed.

    `work` must be picklable (a module-level function or a partial of one). Raises `DiskError`.
    """
    findings: list[Finding] = []
    total = len(items)
    for number, (item, trouble) in enumerate(_each(work, items, min(workers, total)), start=1):
        _LOG.info("%s", item.name, extra={"stage": stage, "number": number, "total": total})
        if trouble:
            findings.append(_finding(stage, item, trouble))
    return tuple(sorted(findings, key=lambda finding: finding.document))


def _each(work: Work, items: Sequence[Item], workers: int) -> Iterator[tuple[Item, str]]:
    if workers <= 1:
        for item in items:
            yield item, _attempt(work, item)
        return
    context = multiprocessing.get_context("spawn")
    pending: dict[Future[str], Item] = {}
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for item in items:
            pending[pool.submit(_attempt, work, item)] = item
        broken: list[Item] = []
        for future in as_completed(pending):
            if isinstance(future.exception(), BrokenProcessPool):
                broken.append(pending[future])
            elif isinstance(future.exception(), DiskError):
                pool.shutdown(cancel_futures=True)
                future.result()
            else:
                yield pending[future], future.result()
    for item in sorted(broken, key=lambda item: item.id):  # one of them killed its process
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            future = pool.submit(_attempt, work, item)
            died = isinstance(future.exception(), BrokenProcessPool)
            yield item, _DIED if died else future.result()


def _attempt(work: Work, item: Item) -> str:
    """The empty text, or what went wrong: a bug of ours must cost one document, not the night."""
    try:
        work(item)
    except DiskError:  # that is nobody's document: the run ends, and no document is lost
        raise
    except Exception as error:  # noqa: BLE001 - the rim; see above
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({where.name}, line {where.lineno})"
    return ""


def _finding(stage: str, item: Item, trouble: str) -> Finding:
    return Finding(
        severity=Severity.VIOLATION,
        document=item.id,
        stage=stage,
        code="internal-error",
        message=f"{item.name}: {trouble}; please report it with the document",
    )
