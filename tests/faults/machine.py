"""Everything that can befall kiosks and platform, in any order: each filing arrives once."""

from collections import Counter
from time import perf_counter
from traceback import format_exception
from typing import ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from typing_extensions import override

from tests.faults import progress
from tests.faults.report import PartReport
from tests.faults.rules_of_restores import Restores


class Machine(Restores):
    """All rules together; `counts` is of all examples."""

    counts: ClassVar[Counter[str]] = Counter()

    @override
    def finish(self) -> None:
        super().finish()
        self.counts["examples"] += 1
        self.counts["cuts"] += sum(kiosk.cuts for kiosk in self.world.kiosks)
        self.counts["epochs"] += self.world.platform.rows("SELECT epoch - 1 FROM platform")[0][0]
        self.counts.update(self.world.counts)
        self.counts.update(self.world.platform.met)
        progress.show(f"{self.counts['examples']} examples")


def run(seed_: int, *, small: bool = False) -> PartReport:
    """Run the machine over the real engine, store and platform; the seed decides what is done.

    Raises:
        AssertionError: something was lost, doubled or altered, or broke; with the steps to each.
    """
    Machine.counts.clear()
    began = perf_counter()
    try:
        run_state_machine_as_test(
            seed(seed_)(Machine),
            settings=settings(
                max_examples=5 if small else 180,
                stateful_step_count=20 if small else 50,
                deadline=None,
                database=None,
                phases=[Phase.explicit, Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
                print_blob=False,
            ),
        )
    except Exception as error:
        raise AssertionError("".join(format_exception(error))) from error
    counts = dict(Machine.counts)
    return PartReport(
        submitted=counts.pop("submitted", 0),
        kills=counts.pop("cuts", 0),
        details={"seconds": round(perf_counter() - began, 1), **counts},
    )
