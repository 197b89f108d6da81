"""Words that French passwords are made of, and that no password may consist of."""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
abricot accueil admin administrateur agent alexandre amour ange anniversaire aout automne avril azerty
azertyuiop baseball batman bebe bienvenue bisous bonjour bordeaux bretagne camille caramel changeme changezmoi
chat cheval chocolat chouchou citoyen claire coucou dauphin decembre default demo dimanche doudou dragon ecole
emilie ete etoile famille fevrier football france guichet hello hiver iloveyou internet invite janvier jesus
jetaime jeudi juillet juin julien laposte letmein licorne lille liverpool loulou lucas lundi lyon mai mairie
maison maman mardi marine mars marseille martin mercredi michel microsoft mignon minou monkey montagne
motdepass motdepasse nantes naruto nicolas noel novembre octobre office orange ordinateur papa paris pass
passe passw password passwort pauline pierre pokemon porsche poste princess princesse printemps provisoire
qwerty qwertyuiop republique root rouge samedi sebastien secret septembre service soleil starwars sunshine
superman temporaire test thomas tigrou toulouse user utilisateur vacances valentin vendredi ville voiture
welcome windows
"""

COMMON_WORDS: Final = frozenset(_WORDS.split())
