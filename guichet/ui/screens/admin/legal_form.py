"""The fields of one legal value: those of its kind, and its source."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from guichet.domain.clocks import AnnouncedDelay, DelayUnit, SilenceKind, SilenceRule
from guichet.domain.legal_values import HIGHEST_FEE, LegalProblem, Rule, confirmed, problems_of, source_of
from guichet.domain.procedures import Fee, Receipt
from guichet.ui.screens.admin import legal_words as words
from guichet.ui.theme import Theme
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import Choice, TextArea, TextField

_UNREADABLE = -1
"""Stands for what is no number: it is out of every bound."""
_EUROS = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?")


class LegalForm(Form):
    """Shows one value and gives back what was made of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rule: Rule | None = None
        self._named: dict[str, FormField] = {}

    def show_rule(self, rule: Rule) -> None:
        """Show a value with the fields of its kind."""
        self.clear()
        self._rule = rule
        self._named = {}
        match rule:
            case AnnouncedDelay():
                number = self._field("count", self.tr("Délai"), TextField(self._theme))
                unit = Choice(self._theme, [(each, words.unit(each)) for each in DelayUnit])
                unit.set_value(rule.unit)
                self.add(number, self._field("unit", self.tr("Unité"), unit))
                self.line("count").setText(str(rule.count))
            case SilenceRule():
                effect = Choice(self._theme, [(each, words.silence(each)) for each in SilenceKind])
                effect.set_value(rule.kind)
                effect.currentIndexChanged.connect(self._ask_months)
                months = self._field("months", self.tr("Au bout de (mois)"), TextField(self._theme))
                self.add(self._field("kind", self.tr("Le silence vaut"), effect), months)
                self.line("months").setText("" if rule.months is None else str(rule.months))
                self._ask_months()
            case Receipt():
                due = Choice(self._theme, [(True, self.tr("Dû à l’usager")), (False, self.tr("Non dû"))])
                due.set_value(rule.required)
                self.add(self._field("required", self.tr("Accusé de réception"), due))
            case Fee():
                hint = self.tr("Vide : fixé par la ville, au cas par cas.")
                self.add(self._field("cents", self.tr("Montant en euros"), TextField(self._theme), hint))
                self.line("cents").setText("" if rule.cents is None else _written(rule.cents))
        source = TextArea(self._theme, lines=3)
        self.add(self._field("article", self._source_name(rule), source))
        source.setPlainText(source_of(rule))

    def rule(self) -> Rule:
        """Give the value as it is typed, confirmed or not as it was; what is no number is out of bounds."""
        source = " ".join(self._area("article").toPlainText().split())
        match self._rule:
            case AnnouncedDelay() as rule:
                count, unit = _number(self.line("count").text()), self._choice("unit").value()
                return AnnouncedDelay(_UNREADABLE if count is None else count, unit, source, rule.confirmed)
            case SilenceRule() as rule:
                kind = self._choice("kind").value()
                months = _number(self.line("months").text()) if _has_months(kind) else None
                return SilenceRule(
                    kind,
                    months,
                    source,
                    rule.confirmed,
                    notice_within_months=rule.notice_within_months,
                    pieces_within_months=rule.pieces_within_months,
                )
            case Receipt() as rule:
                return Receipt(self._choice("required").value(), source, rule.confirmed)
            case Fee() as rule:
                return Fee(_cents(self.line("cents").text()), source, rule.confirmed)
            case None:
                raise LookupError("no value is shown")

    def check(self) -> bool:
        """Show what keeps the value from being confirmed, and go to the first such field; tell whether all is well."""
        problems: dict[str, LegalProblem] = problems_of(confirmed(self.rule()))
        for name, field in self._named.items():
            self.set_error(field, words.problem(problems[name]) if name in problems else "")
        return not self.focus_first_error()

    def _field(self, name: str, label: str, editor: QWidget, hint: str = "") -> FormField:
        field = self._named[name] = FormField(self._theme, label, editor, help_text=hint)
        return field

    def line(self, name: str) -> TextField:
        """Give the field of a number, by its name."""
        editor = self._named[name].editor
        assert isinstance(editor, TextField)
        return editor

    def _choice(self, name: str) -> Choice:
        editor = self._named[name].editor
        assert isinstance(editor, Choice)
        return editor

    def _area(self, name: str) -> TextArea:
        editor = self._named[name].editor
        assert isinstance(editor, TextArea)
        return editor

    def _ask_months(self) -> None:
        """Months only count where silence decides."""
        if "kind" in self._named and "months" in self._named:
            self._named["months"].setEnabled(_has_months(self._choice("kind").value()))

    def _source_name(self, rule: Rule) -> str:
        if isinstance(rule, Fee):
            return self.tr("Délibération ou texte")
        if isinstance(rule, AnnouncedDelay):
            return self.tr("Article, délibération ou engagement")
        return self.tr("Article")


def _has_months(kind: SilenceKind) -> bool:
    return kind in (SilenceKind.ACCEPTANCE, SilenceKind.REJECTION)


def _number(text: str) -> int | None:
    plain = text.strip()
    if not plain:
        return None
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 6 else _UNREADABLE


def _cents(text: str) -> int | None:
    plain = "".join(text.replace("€", "").split())
    if not plain:
        return None
    found = _EUROS.fullmatch(plain)
    return HIGHEST_FEE + 1 if found is None else int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def _written(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}"
