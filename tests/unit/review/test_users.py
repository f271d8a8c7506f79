"""Accounts, one-time links, sessions, and who guesses passwords."""

import pytest

from dsbuild.review import sessions, users
from dsbuild.review.errors import (
    InvalidError,
    MissingError,
    NotAllowedError,
    SignInError,
    TooManyAttemptsError,
)
from dsbuild.review.roles import ROLES, Right, UserRole
from dsbuild.review.store import Store
from tests.unit.review.kit import Clock

WORDS = "correct horse battery"


def enrolled(store: Store, name: str = "ann", role: UserRole = UserRole.ADMIN) -> None:
    users.enrol(store, users.add(store, name, role).token, WORDS)


def test_a_link_works_once(store: Store) -> None:
    link = users.add(store, "  Ann   Lee ", UserRole.ADMIN)
    assert link.user.name == "ann lee"
    assert not link.user.enrolled
    assert users.enrol(store, link.token, WORDS).enrolled
    with pytest.raises(SignInError, match="was used"):
        users.enrol(store, link.token, WORDS)


def test_a_link_expires_and_a_new_one_ends_the_old(store: Store, clock: Clock) -> None:
    link = users.add(store, "ann", UserRole.ADMIN)
    newer = users.ask_link(store, "ann")
    with pytest.raises(SignInError):
        users.enrol(store, link.token, WORDS)
    clock.on(hours=49)
    with pytest.raises(SignInError, match="expired"):
        users.enrol(store, newer.token, WORDS)


def test_an_entry_link_signs_in_once_and_sets_no_password(store: Store, clock: Clock) -> None:
    users.add(store, "ann", UserRole.ADMIN)
    link = users.entry_link(store, "ann")
    with pytest.raises(SignInError):
        users.enrol(store, link.token, WORDS)
    session = sessions.enter(store, link.token)
    assert sessions.session(store, session.token).user.name == "ann"
    with pytest.raises(SignInError):
        sessions.enter(store, link.token)
    with pytest.raises(SignInError):
        sessions.enter(store, users.ask_link(store, "ann").token)
    late = users.entry_link(store, "ann")
    clock.on(minutes=11)
    with pytest.raises(SignInError):
        sessions.enter(store, late.token)


@pytest.mark.parametrize("password", ["short", "ann ann ann ann", "aaaaaaaaaaaaaaaaa", "x" * 2000])
def test_a_weak_password_is_refused_and_the_link_stays(store: Store, password: str) -> None:
    link = users.add(store, "ann", UserRole.ADMIN)
    with pytest.raises(InvalidError):
        users.enrol(store, link.token, password)
    users.enrol(store, link.token, WORDS)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\nb\x1b", "x" * 65])
def test_a_name_nobody_can_type_is_refused(store: Store, name: str) -> None:
    with pytest.raises(InvalidError):
        users.add(store, name, UserRole.REVIEWER)


def test_signing_in_and_out(store: Store, clock: Clock) -> None:
    enrolled(store)
    with pytest.raises(InvalidError, match="already"):
        users.add(store, "ANN", UserRole.REVIEWER)
    session = sessions.sign_in(store, "Ann", WORDS)
    assert sessions.session(store, session.token) == session
    assert session.csrf not in {session.token, ""}
    sessions.sign_out(store, session.token)
    with pytest.raises(SignInError):
        sessions.session(store, session.token)
    later = sessions.sign_in(store, "ann", WORDS)
    clock.on(hours=13)
    with pytest.raises(SignInError):
        sessions.session(store, later.token)


@pytest.mark.parametrize(
    ("name", "password"), [("ann", "wrong"), ("nobody", WORDS), ("ann", "\ud800"), ("\x00", "x")]
)
def test_a_wrong_word_says_not_which(store: Store, name: str, password: str) -> None:
    enrolled(store)
    with pytest.raises(SignInError, match="found no such name and password"):
        sessions.sign_in(store, name, password)


def test_guessing_is_slowed_down(store: Store, clock: Clock) -> None:
    enrolled(store)
    for number in range(10):
        with pytest.raises(SignInError, match="no such"):
            sessions.sign_in(store, "ann", f"guess {number}", "10.0.0.1")
    with pytest.raises(TooManyAttemptsError) as raised:
        sessions.sign_in(store, "ann", WORDS, "10.0.0.2")
    assert 0 < raised.value.seconds <= 900
    for number in range(20):
        with pytest.raises(SignInError):
            sessions.sign_in(store, f"name {number}", "guess", "10.0.0.1")
    with pytest.raises(TooManyAttemptsError):
        sessions.sign_in(store, "name 99", "guess", "10.0.0.1")
    clock.on(minutes=16)
    assert sessions.sign_in(store, "ann", WORDS, "10.0.0.1").user.name == "ann"


def test_disabling_ends_sessions_links_and_leases(store: Store) -> None:
    enrolled(store)
    enrolled(store, "ben", UserRole.REVIEWER)
    session = sessions.sign_in(store, "ben", WORDS)
    link = users.ask_link(store, "ben")
    users.disable(store, "ben")
    with pytest.raises(SignInError):
        sessions.session(store, session.token)
    with pytest.raises(SignInError):
        sessions.sign_in(store, "ben", WORDS)
    with pytest.raises(SignInError):
        users.enrol(store, link.token, WORDS)
    with pytest.raises(NotAllowedError, match="disabled"):
        users.ask_link(store, "ben")
    users.enable(store, "ben")
    assert sessions.sign_in(store, "ben", WORDS)


def test_a_new_role_or_password_ends_sessions(store: Store) -> None:
    enrolled(store)
    enrolled(store, "ben", UserRole.REVIEWER)
    session = sessions.sign_in(store, "ben", WORDS)
    users.set_role(store, "ben", UserRole.ADJUDICATOR)
    with pytest.raises(SignInError):
        sessions.session(store, session.token)
    session = sessions.sign_in(store, "ben", WORDS)
    with pytest.raises(SignInError):
        users.change_password(store, session.user, "not it", "another long one")
    users.change_password(store, session.user, WORDS, "another long one")
    with pytest.raises(SignInError):
        sessions.session(store, session.token)
    assert sessions.sign_in(store, "ben", "another long one")


def test_the_last_admin_stays(store: Store) -> None:
    enrolled(store)
    for refused in (
        lambda: users.disable(store, "ann"),
        lambda: users.set_role(store, "ann", UserRole.REVIEWER),
    ):
        with pytest.raises(NotAllowedError, match="last admin"):
            refused()
    enrolled(store, "ben")
    assert users.disable(store, "ann").disabled
    with pytest.raises(MissingError, match="no user"):
        users.disable(store, "carl")


def test_no_word_is_kept(store: Store) -> None:
    enrolled(store)
    session = sessions.sign_in(store, "ann", WORDS)
    link = users.ask_link(store, "ann")
    with store.read() as connection:
        import sqlalchemy as sa

        from dsbuild.review.tables import METADATA

        kept = "".join(repr(connection.execute(sa.select(table)).all()) for table in METADATA.sorted_tables)
    assert not [word for word in (WORDS, session.token, session.csrf, link.token) if word in kept]
    assert "$argon2id$" in kept


def test_a_password_costs_what_the_rfc_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    hashed = users.hasher().hash("x")
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_every_right_is_somebodys_and_every_role_may_something() -> None:
    assert set(ROLES) == set(Right)
    assert all(ROLES.values())
    assert {role for roles in ROLES.values() for role in roles} == set(UserRole)
    assert UserRole.MANAGER not in ROLES[Right.BROWSE] | ROLES[Right.AUDIT] | ROLES[Right.REVIEW]
