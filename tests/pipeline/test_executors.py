"""The same digest wherever the replications of an index are made, and after a process was killed."""

import hashlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from tallystick.base.findings import Refusal
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.doubt.chance import uniforms
from tallystick.index.doubt.evaluate import Executor, Worker, evaluated, serially
from tallystick.index.doubt.plan import layout_of, own_noise, replications_of
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.zscore import ZScore
from tallystick.pipeline import executors
from tallystick.pipeline.executors import executor_of
from tests.index.test_doubt import method, table
from tests.pipeline.deadly import Deadly

ROOT = Path(__file__).parents[2]
WITH_DASK = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="dask is not installed here: pip install 'tallystick[cluster]'",
)
DOUBTS = Doubts(
    replications=300,
    normalise=(MinMax(1, 100), ZScore(50, 5)),
    aggregate=(ArithmeticMean(), Geometric()),
    weights=WeightDoubt(0.3),
    data=DataDoubt(relative=0.02),
)


def digest(execute: Executor, mark: Path | None = None) -> str:
    """The SHA-256 of every score, at the precision of the machine."""
    worker: Any = Worker(table(), method(), DOUBTS)
    if mark is not None:
        worker = Deadly(worker, str(mark))
    drawn = uniforms(DOUBTS.seed, 0, 300, layout_of(DOUBTS, method().tree).width)
    plan = replications_of(drawn, DOUBTS, method().tree, own_noise(0, 300))
    found = evaluated(cast("Worker", worker), plan, 9, execute)
    assert found.failures == {}
    return hashlib.sha256(found.scores.tobytes()).hexdigest()


@pytest.fixture(scope="module")
def here() -> str:
    return digest(serially)


def test_a_pool_gives_the_same_digest(here: str) -> None:
    assert digest(executor_of("pool", 2, None)) == here


def test_a_pool_gives_the_same_digest_after_a_process_was_killed(here: str, tmp_path: Path) -> None:
    mark = tmp_path / "killed"
    assert digest(executor_of("pool", 2, None), mark) == here
    assert int(mark.read_text(encoding="utf-8")) != os.getpid()


def test_other_random_numbers_give_another_digest(here: str) -> None:
    drawn = uniforms(2, 0, 300, layout_of(DOUBTS, method().tree).width)
    plan = replications_of(drawn, DOUBTS, method().tree, own_noise(0, 300))
    found = evaluated(Worker(table(), method(), DOUBTS), plan, 9)
    assert hashlib.sha256(found.scores.tobytes()).hexdigest() != here


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and two workers, each a process of its own, on the loopback address."""
    folder = tmp_path_factory.mktemp("cluster")
    place = folder / "scheduler.json"
    beside = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    quiet: dict[str, Any] = {
        "cwd": folder,
        "env": beside,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    python = [sys.executable, "-m"]
    started = [
        subprocess.Popen(
            [
                *python,
                "distributed.cli.dask_scheduler",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--no-dashboard",
                "--scheduler-file",
                str(place),
            ],
            **quiet,
        )
    ]
    try:
        for _ in range(600):
            if place.exists() and place.stat().st_size:
                break
            time.sleep(0.1)
        worker = ["distributed.cli.dask_worker", "--scheduler-file", str(place), "--nthreads", "1"]
        # Without a nanny nobody begins a worker anew that was killed: the other one does its work.
        command = [*python, *worker, "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
        started += [subprocess.Popen(command, **quiet) for _ in range(2)]
        yield str(json.loads(place.read_text(encoding="utf-8"))["address"])
    finally:
        for process in reversed(started):
            process.send_signal(signal.SIGTERM)
        for process in started:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@WITH_DASK
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_digest_also_after_a_worker_was_killed(
    here: str, cluster: str, tmp_path: Path
) -> None:
    execute = executor_of("dask", None, cluster)
    assert digest(execute) == here
    mark = tmp_path / "killed"
    assert digest(execute, mark) == here
    assert mark.exists()


@WITH_DASK
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_ANSWER_SECONDS", 1)
    with pytest.raises(Refusal) as refused:
        digest(executor_of("dask", None, "tcp://127.0.0.1:1"))
    assert "no scheduler answers at tcp://127.0.0.1:1" in refused.value.title.text


@pytest.mark.parametrize(
    ("name", "workers", "scheduler", "expected"),
    [
        ("threads", None, None, "there is no executor threads"),
        ("dask", None, None, "go together"),
        ("serial", None, "tcp://127.0.0.1:8786", "go together"),
        ("serial", 2, None, "--workers is the number of processes"),
        ("pool", 0, None, "--workers is the number of processes"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    name: str, workers: int | None, scheduler: str | None, expected: str
) -> None:
    with pytest.raises(Refusal) as refused:
        executor_of(name, workers, scheduler)
    assert expected in refused.value.title.text
