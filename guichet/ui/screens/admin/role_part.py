"""The roles of an account: those that it holds, and the one to give."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.accounts import AccountFacts, GrantFacts, ServiceList
from guichet.domain.permissions import Role as AgentRole
from guichet.ui.screens.admin import account_words as words
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

_ROOT = QModelIndex()
_EVERYWHERE = ""


class RolePart(QWidget):
    """Entrée takes the chosen role back; two choices and a button, the one of the pane's action, give another one."""

    revoked = Signal(object)  # GrantFacts

    def __init__(self, theme: Theme, give: Button) -> None:
        super().__init__()
        self._theme = theme
        self.rows = _GrantRows(self)
        self.view = RowList(self.tr("Rôles"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_GrantDelegate(theme, self.rows, self.view))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        nothing = self.tr("Aucun rôle\u00a0: cet agent ne peut rien faire.")
        self.nothing = Label(theme, nothing, Role.SM, "text2", wrap=True)
        self.role = Choice(theme, [(each, words.role(each)) for each in AgentRole])
        self.service = Choice(theme, [(_EVERYWHERE, self.tr("Partout"))])
        self.role_field = FormField(theme, self.tr("Rôle"), self.role)
        self.service_field = FormField(theme, self.tr("Dans"), self.service)
        self.give = give
        choices = QHBoxLayout()
        choices.setSpacing(theme.dp(10))
        choices.addWidget(self.role_field, 1)
        choices.addWidget(self.service_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addWidget(self.view)
        column.addWidget(self.nothing)
        column.addLayout(choices)
        column.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        self.view.opened.connect(self._revoke)
        self.view.ticked.connect(self._revoke)

    def show_services(self, services: ServiceList) -> None:
        """Offer these services, and the whole town hall."""
        chosen = self.service.value() or _EVERYWHERE
        offered = [(each.code, each.name) for each in services.services]
        self.service.set_items([(_EVERYWHERE, self.tr("Partout")), *offered])
        self.service.set_value(chosen)

    def show_account(self, account: AccountFacts | None) -> None:
        """Show the roles that an account holds; None while one is being opened: it has none yet."""
        held = account.grants if account is not None else ()
        kept = account is not None and account.only_administrator
        self.rows.show_grants([each for each in held if not (kept and _administers(each))])
        self.view.setFixedHeight(self.view.content_height() + 2)
        self.view.setVisible(bool(self.rows.rowCount()))
        self.nothing.setVisible(account is not None and not held)
        self.give.setVisible(account is not None)

    def wanted(self) -> tuple[AgentRole, str]:
        """Give the role and the service that are chosen."""
        return AgentRole(self.role.value()), self.service.value() or _EVERYWHERE

    @Slot(QModelIndex)
    def _revoke(self, index: QModelIndex) -> None:
        self.revoked.emit(self.rows.grant(index))


def _administers(held: GrantFacts) -> bool:
    return held.role is AgentRole.ADMINISTRATOR and not held.service


class _GrantRows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._grants: list[GrantFacts] = []

    def show_grants(self, grants: list[GrantFacts]) -> None:
        self.beginResetModel()
        self._grants = grants
        self.endResetModel()

    def grant(self, index: Index) -> GrantFacts:
        return self._grants[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._grants)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        said = words.grant(self.grant(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.tr("{role}. Entrée retire ce rôle.").format(role=said)
        return None


class _GrantDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: _GrantRows, parent: QWidget) -> None:
        super().__init__(theme, "palette", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, held = self.theme, self.theme.dp, self._rows.grant(index)
        remove = self._rows.tr("Retirer")
        width = theme.text_width(remove, Role.BASE, MEDIUM)
        right = QRect(rect.right() - dp(10) - width, rect.y(), width + 1, rect.height())
        draw_text(painter, theme, right, remove, Role.BASE, "primary", weight=MEDIUM)
        paint_icon(painter, theme, "shield-check", QRect(rect.x() + dp(10), rect.y(), dp(18), rect.height()), "text2")
        text = QRect(rect.x() + dp(38), rect.y(), right.left() - rect.x() - dp(46), rect.height())
        draw_text(painter, theme, text, words.grant(held), weight=MEDIUM)
