"""Whatever people do in whatever order, with restarts in between: the projections are the fold of the log."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dsbuild.review import events, items, queue, rounds, speakers, users, verify
from dsbuild.review.errors import ReviewError
from dsbuild.review.importing import import_build
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store, open_store
from tests.unit.review.kit import act, made_up, write_build

FULL = bool(os.environ.get("DSBUILD_FULL"))
SWITCH = st.booleans()
WHO = st.integers(0, 2)
WHICH = st.integers(0, 11)


@pytest.fixture(scope="module", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("log")
    store = open_store(f"sqlite:///{folder}/template.db")
    import_build(store, write_build(folder / "build", made_up(60, flagged=0.5)))
    for name in ("ann", "ben", "judge"):
        users.add(store, name, UserRole.ADJUDICATOR if name == "judge" else UserRole.REVIEWER)
    store.close()
    ReviewMachine.template = folder / "template.db"


class ReviewMachine(RuleBasedStateMachine):
    """Three people, sixty sentences, one log."""

    template: Path

    @initialize()
    def _open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "review.db")
        self.store = self._opened()
        self.people = {user.name: user for user in users.everyone(self.store)}
        self.sent: list[tuple[str, object]] = []
        self.acknowledged: dict[str, object] = {}
        with self.store.read() as connection:
            import sqlalchemy as sa

            from dsbuild.review.tables import sentence

            self.ids = sorted(row[0] for row in connection.execute(sa.select(sentence.c.id)))[:12]

    def _opened(self) -> Store:
        return open_store(f"sqlite:///{self.folder}/review.db")

    def _do(self, name: str, sent: object) -> None:
        try:
            receipt = events.record(self.store, self.people[name], sent)  # type: ignore[arg-type]
        except ReviewError:
            return
        self.sent.append((name, sent))
        self.acknowledged[receipt.id] = receipt

    @rule(who=WHO, which=WHICH, extremist=SWITCH, casualty=SWITCH, unsure=SWITCH, stale=SWITCH)
    def decide(
        self, who: int, which: int, extremist: bool, casualty: bool, unsure: bool, stale: bool
    ) -> None:
        name = ("ann", "ben", "judge")[who]
        seen = items.item(self.store, self.people[name], self.ids[which])
        said = {"sentence": seen.id, "revision": 0 if stale else seen.revision, "unsure": unsure}
        self._do(name, act("decide", **said, extremist=extremist, casualty=casualty))

    @rule(who=WHO, many=st.integers(1, 5))
    def bulk(self, who: int, many: int) -> None:
        name = ("ann", "ben", "judge")[who]
        shown = [items.item(self.store, self.people[name], identity) for identity in self.ids[:many]]
        answers = [
            {"sentence": one.id, "revision": one.revision, "extremist": False, "casualty": True}
            for one in shown
        ]
        self._do(name, act("bulk", answers=answers))

    @rule(who=WHO, which=WHICH)
    def skip_and_comment(self, who: int, which: int) -> None:
        name = ("ann", "ben", "judge")[who]
        self._do(name, act("skip", sentence=self.ids[which], reason="other"))
        self._do(name, act("comment", sentence=self.ids[which], text="hm"))

    @rule(who=WHO, which=WHICH, extremist=SWITCH, except_one=SWITCH)
    def settle(self, who: int, which: int, extremist: bool, except_one: bool) -> None:
        name = ("ann", "ben", "judge")[who]
        article = self.ids[which][:16]
        for card in speakers.roster(self.store, self.people[name], article)[:1]:
            said = {"article": article, "speaker": card.name, "revision": card.revision}
            role, status = ("extremist", "former") if extremist else ("other", None)
            exceptions = [self.ids[which]] if except_one else []
            self._do(name, act("speaker", **said, role=role, status=status, exceptions=exceptions))

    @precondition(lambda self: self.sent)
    @rule(back=st.integers(0, 6))
    def undo(self, back: int) -> None:
        name, sent = self.sent[max(0, len(self.sent) - 1 - back)]
        self._do(name, act("undo", event=sent.id))  # type: ignore[attr-defined]

    @precondition(lambda self: self.sent)
    @rule(back=st.integers(0, 6))
    def send_again(self, back: int) -> None:
        name, sent = self.sent[max(0, len(self.sent) - 1 - back)]
        again = events.record(self.store, self.people[name], sent)  # type: ignore[arg-type]
        assert again == self.acknowledged[again.id]

    @rule()
    def blind_round(self) -> None:
        try:
            number = rounds.open_blind(self.store, "again", 0.7).number
        except ReviewError:
            return
        for name in ("ann", "ben"):
            for item in queue.next_items(self.store, self.people[name], 3, number, carry_on=True).items:
                said = {"sentence": item.id, "round": item.round, "revision": item.revision}
                self._do(name, act("decide", **said, extremist=True, casualty=False))
        rounds.close(self.store, number)

    @rule(which=WHICH, casualty=SWITCH)
    def adjudicate(self, which: int, casualty: bool) -> None:
        with self.store.read() as connection:
            from dsbuild.review import log

            revision = log.revision(connection, f"ruling/{self.ids[which]}")
        said = {"sentence": self.ids[which], "revision": revision, "category": "slip", "reason": "seen"}
        self._do("judge", act("adjudicate", **said, extremist=False, casualty=casualty))

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = self._opened()

    @rule()
    def rebuild(self) -> None:
        before = verify.verify(self.store)
        verify.rebuild(self.store)
        assert verify.verify(self.store) == before

    @invariant()
    def the_projections_are_the_fold(self) -> None:
        if not hasattr(self, "store"):
            return
        found = verify.verify(self.store)
        assert found.ok, found.problems
        assert found.events == len(self.acknowledged)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)


TestReviewLog = ReviewMachine.TestCase
TestReviewLog.settings = settings(
    max_examples=100 if FULL else 6,
    stateful_step_count=100 if FULL else 40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
