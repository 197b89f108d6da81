"""The fields of one legal value: those of its kind, and its source."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain.clocks import AnnouncedDelay, DelayUnit, SilenceKind, SilenceRule
from guichet.domain.legal_values import HIGHEST_FEE, Rule, confirmed, problems_of, source_of
from guichet.domain.procedures import Fee, Receipt
from guichet.ui.screens.admin import legal_words as words
from guichet.ui.theme import Theme
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import Choice, TextArea, TextField

_UNREADABLE = -1
"""Stands for what is no number: it is out of every bound."""
_EUROS = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?")


class LegalForm(QWidget):
    """Shows one value in the form of its kind, and gives back what was made of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._forms: dict[type[Rule], _RuleForm] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def build(self) -> Iterator[None]:
        """Make the form of each kind; nothing else may be called before the last one."""
        for kind, make in _FORMS.items():
            form = self._shown = self._forms[kind] = make(self._theme)
            self._column.addWidget(form)
            form.hide()
            yield

    @property
    def form(self) -> _RuleForm:
        """The form of the value that is shown."""
        return self._shown

    def show_rule(self, rule: Rule) -> None:
        """Show a value."""
        self._shown.hide()
        self._shown = self._forms[type(rule)]
        self._shown.show_rule(rule)
        self._shown.show()

    def rule(self) -> Rule:
        """Give the value as it is typed, confirmed or not as it was; what is no number is out of bounds."""
        return self._shown.rule()

    def check(self) -> bool:
        """Show what keeps the value from being confirmed, and go to the first such field; tell whether all is well."""
        return self._shown.check()

    def focus_first(self) -> None:
        """Put the focus in the first field."""
        self._shown.fields[0].editor.setFocus()


class _RuleForm(Form):
    """The fields of one kind of value, its source last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._confirmed = False
        self.named: dict[str, FormField] = {}
        self.source = TextArea(theme, lines=3)
        self._add_fields(theme)
        self.add(self._field("article", self._source_name(), self.source))

    def show_rule(self, rule: Rule) -> None:
        """Show a value of this kind."""
        self._confirmed = rule.confirmed
        self.source.setPlainText(source_of(rule))
        for field in self.fields:
            self.set_error(field, "")

    @abstractmethod
    def rule(self) -> Rule:
        """Give the value as it is typed."""

    def check(self) -> bool:
        """Show what keeps the value from being confirmed; tell whether nothing does."""
        problems = problems_of(confirmed(self.rule()))
        for name, field in self.named.items():
            self.set_error(field, words.problem(problems[name]) if name in problems else "")
        return not self.focus_first_error()

    def typed_source(self) -> str:
        """Give the source in one line."""
        return " ".join(self.source.toPlainText().split())

    @abstractmethod
    def _add_fields(self, theme: Theme) -> None:
        """Make the fields of this kind, but the source."""

    def _source_name(self) -> str:
        return self.tr("Article")

    def _field(self, name: str, label: str, editor: QWidget, hint: str = "") -> FormField:
        field = self.named[name] = FormField(self._theme, label, editor, help_text=hint)
        return field


class _DelayForm(_RuleForm):
    def _add_fields(self, theme: Theme) -> None:
        self.count = TextField(theme)
        self.unit = Choice(theme, [(each, words.unit(each)) for each in DelayUnit])
        self.add(self._field("count", self.tr("Délai"), self.count), self._field("unit", self.tr("Unité"), self.unit))

    def _source_name(self) -> str:
        return self.tr("Article, délibération ou engagement")

    def show_rule(self, rule: Rule) -> None:
        super().show_rule(rule)
        if isinstance(rule, AnnouncedDelay):
            self.count.setText(str(rule.count))
            self.unit.set_value(rule.unit)

    def rule(self) -> Rule:
        count = _number(self.count.text())
        unit = DelayUnit(self.unit.value())
        return AnnouncedDelay(_UNREADABLE if count is None else count, unit, self.typed_source(), self._confirmed)


class _SilenceForm(_RuleForm):
    def _add_fields(self, theme: Theme) -> None:
        self._rule = SilenceRule()
        self.effect = Choice(theme, [(each, words.silence(each)) for each in SilenceKind])
        self.months = TextField(theme)
        self.add(
            self._field("kind", self.tr("Le silence vaut"), self.effect),
            self._field("months", self.tr("Au bout de (mois)"), self.months),
        )
        self.effect.currentIndexChanged.connect(self._ask_months)

    def show_rule(self, rule: Rule) -> None:
        super().show_rule(rule)
        if isinstance(rule, SilenceRule):
            self._rule = rule
            self.effect.set_value(rule.kind)
            self.months.setText("" if rule.months is None else str(rule.months))
            self._ask_months()

    def rule(self) -> Rule:
        return SilenceRule(
            self._effect(),
            _number(self.months.text()) if self._decides() else None,
            self.typed_source(),
            self._confirmed,
            notice_within_months=self._rule.notice_within_months,
            pieces_within_months=self._rule.pieces_within_months,
        )

    def _effect(self) -> SilenceKind:
        return SilenceKind(self.effect.value())

    def _decides(self) -> bool:
        return self._effect() in (SilenceKind.ACCEPTANCE, SilenceKind.REJECTION)

    @Slot()
    def _ask_months(self) -> None:
        """Months only count where silence decides."""
        self.named["months"].setEnabled(self._decides())


class _ReceiptForm(_RuleForm):
    def _add_fields(self, theme: Theme) -> None:
        self.due = Choice(theme, [(True, self.tr("Dû à l’usager")), (False, self.tr("Non dû"))])
        self.add(self._field("required", self.tr("Accusé de réception"), self.due))

    def show_rule(self, rule: Rule) -> None:
        super().show_rule(rule)
        if isinstance(rule, Receipt):
            self.due.set_value(rule.required)

    def rule(self) -> Rule:
        return Receipt(bool(self.due.value()), self.typed_source(), self._confirmed)


class _FeeForm(_RuleForm):
    def _add_fields(self, theme: Theme) -> None:
        self.amount = TextField(theme)
        hint = self.tr("Vide\u00a0: fixé par la ville, au cas par cas.")
        self.add(self._field("cents", self.tr("Montant en euros"), self.amount, hint))

    def _source_name(self) -> str:
        return self.tr("Délibération ou texte")

    def show_rule(self, rule: Rule) -> None:
        super().show_rule(rule)
        if isinstance(rule, Fee):
            self.amount.setText("" if rule.cents is None else f"{rule.cents // 100},{rule.cents % 100:02}")

    def rule(self) -> Rule:
        return Fee(_cents(self.amount.text()), self.typed_source(), self._confirmed)


_FORMS: dict[type[Rule], type[_RuleForm]] = {
    AnnouncedDelay: _DelayForm,
    SilenceRule: _SilenceForm,
    Receipt: _ReceiptForm,
    Fee: _FeeForm,
}


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
