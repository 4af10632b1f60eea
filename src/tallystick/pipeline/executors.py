"""Where the pieces of a large piece of work are done: here, on this machine's processors, or on a cluster.

Each gives the same numbers: a piece is the same wherever it is done, owns its random numbers, and is put back
in its place.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, cast

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Foreign, Reason, Text, plural, texts
from tallystick.index.doubt.evaluate import Executor, PieceDone, Worker, WorkPiece, serially

EXECUTORS = ("serial", "pool", "dask")
#: So often a pool is begun anew where one of its processes was killed; the pieces that were done stay done.
_MOST_DEATHS = 5


def executor_of(name: str, workers: int | None, scheduler: str | None) -> Executor:
    """The executor of this name.

    Args:
        name: one of `EXECUTORS`.
        workers: how many processes a pool has; as many as this machine has processors if nothing is said.
        scheduler: the address of a dask scheduler, such as tcp://127.0.0.1:8786.

    Raises:
        Refusal: there is no such executor, or an option is missing or belongs to another one.
    """
    if name not in EXECUTORS:
        fix = Reason("name one of: {names}", names=texts(EXECUTORS, ","))
        raise Refusal(Reason("there is no executor {name}", name=Text(name)), fix)
    if (name == "dask") != (scheduler is not None):
        what = Reason("--executor dask and --scheduler go together")
        raise Refusal(what, Reason("give both: --executor dask --scheduler tcp://127.0.0.1:8786"))
    if workers is not None and (workers < 1 or name != "pool"):
        what = Reason("--workers is the number of processes of --executor pool, 1 or more")
        raise Refusal(what, Reason("give --executor pool --workers 2, or leave --workers out"))
    if name == "pool":
        return _Pool(workers or os.cpu_count() or 1)
    return serially if scheduler is None else _Cluster(scheduler)


class _Pool:
    """Processes of this machine, each begun anew, whatever the system."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def __call__(self, worker: Worker, pieces: Sequence[WorkPiece]) -> Iterator[PieceDone]:
        """Do the pieces; where a process is killed, those that weren't done are given to new ones."""
        left = 0
        for deaths in range(_MOST_DEATHS + 1):
            pool = ProcessPoolExecutor(self.processes, get_context("spawn"), _begin, (worker,))
            try:
                futures: list[Future[PieceDone]] = [pool.submit(_do, piece) for piece in pieces[left:]]
                for future in futures:
                    done = future.result()
                    left += 1
                    yield done
            except BrokenProcessPool:
                if deaths == _MOST_DEATHS:
                    raise Refusal(_killed(deaths + 1), _ROOM) from None
            else:
                return
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


#: So long a scheduler is given to answer, and to find its first worker.
_ANSWER_SECONDS, _PATIENCE_SECONDS = 10, 60
_SAME = Reason(
    "look whether scheduler and workers still run, have memory enough and the same Tallystick, "
    "or take --executor pool"
)
_ROOM = Reason("look whether the machine has memory enough, take fewer --workers, or --executor serial")
_WORKERS: list[Worker] = []


def _killed(times: int) -> Reason:
    said = plural("a process of the pool was killed {number} time", "processes were killed {number} times")
    return Reason(said, number=Count(times))


def _begin(worker: Worker) -> None:
    _WORKERS[:] = [worker]


def _do(piece: WorkPiece) -> PieceDone:
    return _WORKERS[0](piece)


class _Cluster:
    """Workers of a dask scheduler, on this machine or on others."""

    def __init__(self, scheduler: str) -> None:
        self.scheduler = scheduler

    def __call__(self, worker: Worker, pieces: Sequence[WorkPiece]) -> Iterator[PieceDone]:
        """Do the pieces; dask gives those of a worker that died to others."""
        try:
            from distributed import Client
        except ImportError:
            fix = Reason("install it: pip install 'tallystick[cluster]'")
            raise Refusal(Reason("dask is not installed"), fix) from None
        try:
            client: Any = cast("Any", Client)(self.scheduler, timeout=_ANSWER_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as problem:
            what = Reason(
                "no scheduler answers at {address} ({words})",
                address=Text(self.scheduler),
                words=Foreign(str(problem)),
            )
            fix = Reason("start one: dask scheduler --host 127.0.0.1; docs/index-method.md shows how")
            raise Refusal(what, fix) from None
        with client:
            left, lost = 0, ""
            for _ in range(_MOST_DEATHS + 1):
                try:
                    for done in self._sent(client, worker, pieces[left:]):
                        left += 1
                        yield done
                except CancelledError as problem:
                    lost = str(problem)  # every worker that had the figures died: they are sent again
                else:
                    return
            raise self._cannot(lost)

    def _sent(self, client: Any, worker: Worker, pieces: Sequence[WorkPiece]) -> Iterator[PieceDone]:  # noqa: ANN401 - dask has no types
        """Send the figures to every worker and do the pieces.

        Raises:
            CancelledError: the figures were lost.
            Refusal: there is no worker, or workers can't do it.
        """
        try:
            client.wait_for_workers(1, timeout=_PATIENCE_SECONDS)
            sent = client.scatter(worker, broadcast=True, hash=False)
        except TimeoutError:
            raise self._no_worker() from None
        except (OSError, RuntimeError) as problem:
            raise self._cannot(str(problem)) from None
        futures = [client.submit(_apply, sent, piece, pure=False, retries=_MOST_DEATHS) for piece in pieces]
        for future in futures:
            yield self._result(client, future)

    def _result(self, client: Any, future: Any) -> PieceDone:  # noqa: ANN401 - dask has no types
        """What came of a piece, waited for as long as there is a worker."""
        from distributed import KilledWorker

        try:
            while True:
                try:
                    return cast("PieceDone", future.result(timeout=_PATIENCE_SECONDS))
                except TimeoutError:
                    if not client.nthreads():
                        raise self._no_worker() from None
        except (ImportError, KilledWorker, OSError, RuntimeError) as problem:
            raise self._cannot(str(problem)) from None

    def _cannot(self, words: str) -> Refusal:
        what = Reason(
            "the cluster at {address} can't do the work ({words})",
            address=Text(self.scheduler),
            words=Foreign(words.partition("\n")[0]),
        )
        return Refusal(what, _SAME)

    def _no_worker(self) -> Refusal:
        what = Reason("the scheduler at {address} has no worker", address=Text(self.scheduler))
        return Refusal(what, Reason("start some: dask worker {address}", address=Text(self.scheduler)))


def _apply(worker: Worker, piece: WorkPiece) -> PieceDone:
    return worker(piece)
