"""Processes that evaluate queries, so that one can be stopped when it takes too long.

pyoxigraph cannot be told to give up, but a process can be ended. Each also has a limit on memory.
"""

import multiprocessing
import os
import resource
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import Empty, Queue

import pyoxigraph as ox

from pipeline.server.querying import Question, Refused, Reply, answer

_SPAWN = multiprocessing.get_context("spawn")
_MEMORY = 4 * 1024**3


class TooSlow(Exception):
    """The time limit was reached; the evaluation was stopped."""


class TooBig(Exception):
    """The evaluation ended its process, most likely by the memory it wanted."""


class TooBusy(Exception):
    """All processes are at work and none came free in time."""


@dataclass(frozen=True, slots=True)
class _Task:
    store: Path
    question: Question


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    line: Connection


class Workers:
    """A fixed number of processes; each is started when it is first needed."""

    def __init__(self, count: int, seconds: float) -> None:
        """At most `count` queries at once, each for at most `seconds`."""
        self.seconds = seconds
        self._free: Queue[_Worker | None] = Queue()
        for _ in range(count):
            self._free.put(None)

    def ask(self, store: Path, question: Question) -> Reply:
        """The reply. Raises `Refused`, `TooSlow`, `TooBig`, `TooBusy`; `OSError` for the store."""
        try:
            worker = self._free.get(timeout=self.seconds)
        except Empty as error:
            raise TooBusy from error
        if worker is None or not worker.process.is_alive():
            worker = _start()
        done = False
        try:
            outcome = self._exchange(worker, _Task(store, question))
            done = True
        finally:
            if not done:
                _stop(worker)
            self._free.put(worker if done else None)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """End the processes that are idle; those at work end with this process."""
        for _ in range(self._free.qsize()):
            worker = self._free.get()
            if worker is not None:
                _stop(worker)
            self._free.put(None)

    def _exchange(self, worker: _Worker, task: _Task) -> Reply | Exception:
        try:
            worker.line.send(task)
            if not worker.line.poll(self.seconds):
                raise TooSlow
            outcome: Reply | Exception = worker.line.recv()
        except (EOFError, ConnectionError) as error:
            raise TooBig from error
        return outcome


def work(line: Connection) -> None:
    """Answer the questions that come in on the line, until it closes."""
    _settle()
    opened: tuple[Path, ox.Store] | None = None
    while True:
        try:
            task: _Task = line.recv()
        except EOFError:
            return
        try:
            if opened is None or opened[0] != task.store:
                opened = None  # the handle of an older release goes before the next is opened
                opened = (task.store, ox.Store.read_only(str(task.store)))
            outcome: Reply | Exception = answer(opened[1], task.question)
        except Refused as refusal:
            outcome = Refused(str(refusal))
        except (OSError, MemoryError) as error:
            outcome = OSError(str(error))
        line.send(outcome)


def _settle() -> None:
    """Set the limit on memory, beyond which the process ends and not the machine."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    os.nice(5)  # pages go before queries


def _start() -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=work, args=(theirs,), daemon=True, name="sparql")
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _stop(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.line.close()
