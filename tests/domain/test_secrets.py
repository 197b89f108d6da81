from __future__ import annotations

import pytest

from guichet.domain.secrets import PasswordProblem, PasswordRule, password_problems, strength_bits


@pytest.mark.parametrize(
    "password",
    [
        "Tr0ub4dor&3x!",
        "Xk7pq2ZmvW4tRe",
        "un petit chat noir dort sur le tapis",
        "Neuf-Canards-Bleus-Volent-Vers-Ton-Puits",
    ],
)
def test_a_strong_password_stands_alone(password: str) -> None:
    assert password_problems(password, PasswordRule.ALONE) == ()
    assert strength_bits(password) >= 80


@pytest.mark.parametrize(
    ("password", "rule", "problems"),
    [
        ("Xk7$pq2Z", PasswordRule.ALONE, {PasswordProblem.TOO_SHORT}),
        ("Xk7$pq2Z", PasswordRule.WITH_LOCKOUT, set()),
        ("Xk7$pq2", PasswordRule.WITH_LOCKOUT, {PasswordProblem.TOO_SHORT}),
        ("xk7pq2zv", PasswordRule.WITH_LOCKOUT, {PasswordProblem.TOO_FEW_KINDS}),
        ("Xk7pq2ZmvW4t", PasswordRule.ALONE, {PasswordProblem.TOO_SHORT, PasswordProblem.TOO_FEW_KINDS}),
        ("xkvpqzzmvwitreplo", PasswordRule.ALONE, {PasswordProblem.TOO_FEW_KINDS}),
        ("Motdepasse2026!", PasswordRule.ALONE, {PasswordProblem.TOO_COMMON}),
        ("M0td3p@sse2026!", PasswordRule.ALONE, {PasswordProblem.TOO_COMMON}),
        ("BonjourMairie2026!", PasswordRule.ALONE, {PasswordProblem.TOO_COMMON}),
        ("Été-Soleil-2026!", PasswordRule.ALONE, {PasswordProblem.TOO_COMMON}),
        ("Aa1!Aa1!Aa1!Aa1!", PasswordRule.ALONE, {PasswordProblem.TOO_REPETITIVE}),
        ("Abcdefghijkl1!", PasswordRule.ALONE, {PasswordProblem.TOO_REPETITIVE}),
        ("nbvcxwmlkjhG1!", PasswordRule.ALONE, {PasswordProblem.TOO_REPETITIVE}),
        ("le le le le le le le", PasswordRule.ALONE, {PasswordProblem.TOO_FEW_KINDS, PasswordProblem.TOO_REPETITIVE}),
    ],
)
def test_what_is_wrong_with_a_password_is_told(
    password: str, rule: PasswordRule, problems: set[PasswordProblem]
) -> None:
    assert set(password_problems(password, rule)) == problems


def test_a_password_does_not_tell_who_you_are() -> None:
    who = ("cmoreau", "Clémence", "Moreau", "ab")
    assert password_problems("Clemence#7421xZ", PasswordRule.ALONE, who) == (PasswordProblem.TELLS_WHO_YOU_ARE,)
    assert password_problems("Tr0ub4dor&3xab!", PasswordRule.ALONE, who) == ()


def test_an_empty_password_has_no_strength() -> None:
    assert strength_bits("") == 0
    assert PasswordProblem.TOO_SHORT in password_problems("", PasswordRule.WITH_LOCKOUT)
