"""What the programs took, turn by turn, and how that compares with the goals."""

import statistics
import sys


def show(progress):
    if sys.stderr.isatty():
        print(f"\r{progress:78.78}\r", end="", file=sys.stderr, flush=True)


class Results:
    """What each program took in each turn of one setting."""

    def __init__(self, title, entries, runs):
        self.title = title
        self.jobs = {peer.name: job for peer, job in entries}
        for peer, job in entries:
            show(f"{title}: {peer.name}, unmeasured")
            peer.run(job)
        self.outcomes = {peer.name: [] for peer, _ in entries}
        for turn in range(runs):
            for peer, job in entries:
                show(f"{title}: {peer.name}, {turn + 1} of {runs}")
                self.outcomes[peer.name].append(peer.run(job))
        show("")

    def median(self, name, field):
        return statistics.median(getattr(outcome, field) for outcome in self.outcomes[name])

    def ratios(self, name, other, field):
        """By how much `name` takes longer than `other`, turn by turn; None where one is missing."""
        if name not in self.outcomes or other not in self.outcomes:
            return None
        pairs = zip(self.outcomes[name], self.outcomes[other])
        return [getattr(a, field) / getattr(b, field) for a, b in pairs]

    def table(self, reference):
        print(f"\n{self.title}")
        print(
            f"  {'':27}{'steps':>8}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}"
            f"{'sim. s':>9}{'ns':>8}{'wall':>8}{'ns':>8}   (times {reference})"
        )
        for name, job in self.jobs.items():
            comparable = job.neuron_steps == self.jobs[reference].neuron_steps
            wall = statistics.median(self.ratios(name, reference, "wall"))
            ns = statistics.median(self.ratios(name, reference, "ns"))
            print(
                f"  {name:27}{job.n_steps:8}{self.median(name, 'wall'):9.2f}"
                f"{self.median(name, 'processor'):9.2f}{self.median(name, 'peak'):9.0f}"
                f"{self.median(name, 'simulation'):9.3f}{self.median(name, 'ns'):8.2f}"
                f"{f'{wall:.2f}' if comparable else '-':>8}{ns:8.2f}"
            )


class Goals:
    """The goals, each with what was measured."""

    def __init__(self):
        self.rows = []

    def at_most(self, label, results, name, goal):
        if name in results.outcomes:
            value = results.median(name, "ns")
            self.rows.append((label, f"{value:.2f} ns", f"<= {goal} ns", value <= goal))
        else:
            self.rows.append((label, "-", f"<= {goal} ns", None))

    def at_least(self, label, ratios, goal):
        if ratios:
            value = statistics.median(ratios)
            shown = f"{value:.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
            self.rows.append((label, shown, f">= {goal}", value >= goal))
        else:
            self.rows.append((label, "-", f">= {goal}", None))

    def table(self):
        print("\nGoals: medians (ratios: least to most)")
        for label, value, goal, met in self.rows:
            verdict = {True: "PASS", False: "short", None: "not measured"}[met]
            print(f"  {label:58}{value:>22}  {goal:10} {verdict}")
