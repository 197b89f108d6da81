"""What the papers of a request ask at the foot of the pane: why one is void, what to give instead of another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from guichet.contract.refusals import GuichetError, LegalValueUnconfirmed, ReceiptIncomplete
from guichet.contract.requests import ReceiptFacts, ReceiptKind, RequestSheet
from guichet.domain.procedures import Effect
from guichet.ui import print_words, words
from guichet.ui.formats import NBSP
from guichet.ui.screens.request.foot_panel import FootPanel
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.labels import Label


def tr(text: str) -> str:
    """Translate a sentence of these panels."""
    return QCoreApplication.translate("PaperPanels", text)


class VoidPanel(FootPanel):
    """Asks why a paper no longer counts; it cannot be taken back, so it is asked."""

    def __init__(self, theme: Theme, paper: ReceiptFacts, void: Callable[[ReceiptFacts, str], None]) -> None:
        title = tr("Annuler {paper} {number}").format(paper=_the_paper(paper.kind), number=paper.number)
        super().__init__(theme, title, verb=tr("Annuler le papier"), icon="ban", leave=tr("Garder le papier"))
        self._paper = paper
        self._void = void
        self.add_notice(
            tr("C’est définitif. Le papier garde son numéro et dit qu’il est annulé. Reprenez-le à l’usager.")
        )
        self._reason = self.add_words(tr("Motif"), optional=False)

    def confirm(self) -> None:
        reason = self.words_of(self._reason, missing=tr("Écrivez pourquoi, en quelques mots."))
        if reason is not None:
            self._void(self._paper, reason)


class LackPanel(FootPanel):
    """Says what a paper lacks and who mends it, and offers a deposit receipt meanwhile."""

    def __init__(
        self, theme: Theme, kind: ReceiptKind, lacking: list[tuple[str, str]], give_deposit: Callable[[], None]
    ) -> None:
        title = tr("{paper}{nbsp}: pas encore possible").format(paper=print_words.paper_name(kind), nbsp=NBSP)
        super().__init__(
            theme, title, verb=tr("Délivrer un récépissé de dépôt"), icon="receipt-text", leave=tr("Revenir")
        )
        self._give_deposit = give_deposit
        self.lines = [tr("Il manque {what}. {remedy}").format(what=what, remedy=remedy) for what, remedy in lacking]
        for line in self.lines:
            self.form.add_widget(Label(theme, f"•{NBSP}{line}", Role.SM, "text", wrap=True))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(self.lines))

    def confirm(self) -> None:
        self._give_deposit()


def lacks(error: GuichetError, sheet: RequestSheet) -> list[tuple[str, str]]:
    """Say what a paper that was refused lacks, and who mends it how; nothing for another refusal."""
    match error:
        case LegalValueUnconfirmed():
            confirm = tr("Un administrateur confirme d’abord cette valeur légale, avec son article.")
            return [(tr("l’effet du silence de la mairie"), confirm)]
        case ReceiptIncomplete(mentions=mentions):
            found = {words.mention(path): _remedy(path, sheet) for path in mentions}
            return list(found.items())
    return []


def _remedy(path: str, sheet: RequestSheet) -> str:
    owner, _, name = path.partition(".")
    if owner == "office":
        return tr("Un administrateur complète la fiche de la ville ou du service.")
    if owner == "agent":
        return tr("Un administrateur complète votre compte.")
    if owner == "citizen":
        return tr("Complétez la fiche de l’usager.")
    if owner == "missing" and name.endswith("due_on"):
        ask = next((each.label for each in sheet.transitions if each.effect is Effect.SUSPEND), "")
        if ask:
            return tr("Fixez-la par l’étape «{nbsp}{step}{nbsp}».").format(nbsp=NBSP, step=ask)
        return tr("Demandez d’abord les pièces, avec une date.")
    if owner == "missing":
        return tr("Toutes les pièces demandées sont là.")
    if owner == "silence":
        return tr("Un administrateur complète les valeurs légales de la démarche.")
    return tr("Un administrateur complète le catalogue.")


def _the_paper(kind: ReceiptKind) -> str:
    return {
        ReceiptKind.DEPOSIT: tr("le récépissé"),
        ReceiptKind.ACKNOWLEDGMENT: tr("l’accusé de réception"),
        ReceiptKind.MISSING_DOCUMENTS: tr("la liste des pièces"),
    }[kind]
