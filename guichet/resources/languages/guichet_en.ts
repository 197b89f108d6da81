<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>Guichet</name>
    <message>
        <location filename="guichet/ui/command_frame.py"/>
        <source>Usagers</source>
        <translation>Citizens</translation>
    </message>
    <message>
        <location filename="guichet/ui/command_frame.py"/>
        <source>Demandes</source>
        <translation>Requests</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>moins d’une minute</source>
        <translation>less than a minute</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>{hour}&#xa0;h&#xa0;{minute}</source>
        <translation>{hour}:{minute}</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>le {day} à {hour}</source>
        <translation>on {day} at {hour}</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>ans</source>
        <translation>years</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>En attente de pièces</source>
        <translation>Waiting for documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>{name}&#xa0;: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>{n}&#xa0;%</source>
        <translation>{n}%</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>aujourd’hui à {hour}</source>
        <translation>today at {hour}</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>Aujourd’hui · {day}</source>
        <translation>Today · {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>{n} mois</source>
        <translation>{n} month(s)</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>J-{n}</source>
        <translation>D-{n}</translation>
    </message>
    <message>
        <location filename="guichet/ui/formats.py"/>
        <source>Retard {n}{space}j</source>
        <translation>Late {n}{space}d</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/answers.py"/>
        <source>Choisir…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/answers.py"/>
        <source>Non précisé</source>
        <translation>Not specified</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/answers.py"/>
        <source>Oui</source>
        <translation>Yes</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/answers.py"/>
        <source>Non</source>
        <translation>No</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/checklist.py"/>
        <source>À enregistrer</source>
        <translation>To save</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/checklist.py"/>
        <source>Manquante</source>
        <translation>Missing</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/checklist.py"/>
        <source>Pièces justificatives</source>
        <translation>Supporting documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/checklist.py"/>
        <source>Vue</source>
        <translation>Seen</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/checklist.py"/>
        <source>Fournie</source>
        <translation>Provided</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/checklist.py"/>
        <source>À vérifier</source>
        <translation>To check</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/checklist.py"/>
        <source>Inutile ici</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/disclosure.py"/>
        <source>ouvert</source>
        <translation>open</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/disclosure.py"/>
        <source>replié</source>
        <translation>folded</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Ne s’exige pas</source>
        <translation>Must not be asked for</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Indispensable</source>
        <translation>Essential</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Original vu, non conservé</source>
        <translation>Original seen, not kept</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Original vu</source>
        <translation>Original seen</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>moins d’un an</source>
        <translation>under a year old</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source> ou </source>
        <translation> or </translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Facultative</source>
        <translation>Optional</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>{n} page à enregistrer</source>
        <translation>{n} page to save</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>{n} pages à enregistrer</source>
        <translation>{n} pages to save</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Cette demande n’en a pas besoin</source>
        <translation>This request does not need it</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>moins de {n} mois</source>
        <translation>under {n} months old</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>moins de {n} jours</source>
        <translation>under {n} days old</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>valable jusqu’au {day}</source>
        <translation>valid until {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Copie gardée</source>
        <translation>Copy kept</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>À fournir avant le {day}</source>
        <translation>To provide before {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>Reçue, à relire</source>
        <translation>Received, to review</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/documents.py"/>
        <source>{n} copies gardées</source>
        <translation>{n} copies kept</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/procedure_form.py"/>
        <source>Modifier</source>
        <translation>Edit</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/procedure_form.py"/>
        <source>Autre information, facultative</source>
        <translation>Other detail, optional</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/procedure_form.py"/>
        <source>Autres informations, facultatives ({n})</source>
        <translation>Other details, optional ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/procedure_form.py"/>
        <source>Repris du dossier</source>
        <translation>From the file</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/retract_panel.py"/>
        <source>Motif du retrait</source>
        <translation>Reason for removal</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/retract_panel.py"/>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/retract_panel.py"/>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/retract_panel.py"/>
        <source>Entrée</source>
        <translation>Enter</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/retract_panel.py"/>
        <source>Échap</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/retract_panel.py"/>
        <source>Dites pourquoi, en quelques mots.</source>
        <translation>Say why, in a few words.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Remplissez ce champ.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez une date après le {day}.</source>
        <translation>Enter a date after {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez une date jusqu’au {day}.</source>
        <translation>Enter a date up to {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Choisissez une réponse.</source>
        <translation>Choose an answer.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Cochez au moins une case.</source>
        <translation>Tick at least one box.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez la date.</source>
        <translation>Enter the date.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez un nombre.</source>
        <translation>Enter a number.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Cette date n’existe pas. Écrivez-la ainsi{nbsp}: {day}.</source>
        <translation>This date does not exist. Write it like this:{nbsp}{day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Raccourcissez ce texte{nbsp}: {n} caractères au plus.</source>
        <translation>Shorten this text:{nbsp}{n} characters at most.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez un numéro.</source>
        <translation>Enter a phone number.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Écrivez un numéro, en chiffres.</source>
        <translation>Write a number, in digits.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Ce numéro n’existe pas. Relisez-le avec l’usager.</source>
        <translation>This number does not exist. Check it with the citizen.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez une adresse.</source>
        <translation>Enter an e-mail address.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Il manque l’arobase (@).</source>
        <translation>The at sign (@) is missing.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez le code postal.</source>
        <translation>Enter the postcode.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Un code postal a cinq chiffres.</source>
        <translation>A postcode has five digits.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Ce code postal n’existe pas. Vérifiez-le.</source>
        <translation>This postcode does not exist. Check it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez le nom.</source>
        <translation>Enter the name.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Un nom n’a pas de chiffre. Corrigez-le.</source>
        <translation>A name has no digits. Correct it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Gardez les lettres, les tirets et les apostrophes.</source>
        <translation>Keep to letters, hyphens and apostrophes.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Écrivez le nom en lettres latines, comme sur ses papiers.</source>
        <translation>Write the name in Latin letters, as on their papers.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Ce nom est trop long. Raccourcissez-le.</source>
        <translation>This name is too long. Shorten it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez {n} ou plus.</source>
        <translation>Enter {n} or more.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Indiquez {n} ou moins.</source>
        <translation>Enter {n} or less.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Cette date est passée.</source>
        <translation>This date is past.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Cette date est à venir.</source>
        <translation>This date is in the future.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Il manque des chiffres{thin}; un numéro français en a dix.</source>
        <translation>Some digits are missing;{thin}a French number has ten.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Il y a trop de chiffres{thin}; un numéro français en a dix.</source>
        <translation>There are too many digits;{thin}a French number has ten.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/sentences.py"/>
        <source>Écrivez-la ainsi{nbsp}: nom@exemple.fr.</source>
        <translation>Write it like this:{nbsp}name@example.fr.</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>réponse le jour même</source>
        <translation>same-day answer</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>aucune pièce</source>
        <translation>no documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>{n} pièce au plus</source>
        <translation>{n} document at most</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>{n} pièces au plus</source>
        <translation>{n} documents at most</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>délai {n} jour ouvré</source>
        <translation>{n}-working-day limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>délai {n} jours ouvrés</source>
        <translation>{n}-working-day limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>délai {n} jour</source>
        <translation>{n}-day limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>délai {n} jours</source>
        <translation>{n}-day limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>délai {n} mois</source>
        <translation>{n}-month limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>délai {n} semaine</source>
        <translation>{n}-week limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/forms/words.py"/>
        <source>délai {n} semaines</source>
        <translation>{n}-week limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un autre agent a changé&#xa0;: {fields}. Les deux valeurs sont gardées. Comparez et choisissez.</source>
        <translation>Another agent changed: {fields}. Both values are kept. Compare and choose.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Choisissez un autre mot de passe&#xa0;: {problems}.</source>
        <translation>Choose another password: {problems}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce document ne se fait pas&#xa0;: il manque {mentions}. La demande est gardée.</source>
        <translation>This document cannot be made: it lacks {mentions}. The request is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La demande {reference} a changé d’étape entre-temps. Relisez-la, puis refaites le geste.</source>
        <translation>Request {reference} has changed step in the meantime. Read it again, then redo the action.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un collègue a noté ceci. Seul lui ou un responsable peut le retirer.</source>
        <translation>A colleague recorded this. Only they or a supervisor can remove it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Il manque un nom. Indiquez le nom de naissance ou le nom d’usage.</source>
        <translation>A name is missing. Give the birth name or the name in use.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette démarche n’est pas dans le catalogue de ce poste. Synchronisez, puis réessayez.</source>
        <translation>This procedure is not in this workstation’s catalogue. Sync, then try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La démarche ne peut pas être lue ({where}). L’ancienne version reste.</source>
        <translation>The procedure cannot be read ({where}). The old version stays.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce service n’existe pas ici. Choisissez-en un autre.</source>
        <translation>This service does not exist here. Choose another.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette démarche ne se fait pas sans demandeur. Choisissez un usager.</source>
        <translation>This procedure needs a requester. Choose a citizen.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette étape n’est plus possible. Relisez la demande.</source>
        <translation>This step is no longer possible. Read the request again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette étape demande un mot d’explication. Écrivez une note interne.</source>
        <translation>This step needs a word of explanation. Write an internal note.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>L’accusé de réception n’est pas délivré. Délivrez-le d’abord.</source>
        <translation>The acknowledgment is not issued. Issue it first.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Indiquez jusqu’à quand l’usager peut apporter les pièces.</source>
        <translation>Give the date until which the citizen can bring the documents.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette pièce a plus de {max_age_days} jours. Demandez-en une plus récente.</source>
        <translation>This document is more than {max_age_days} days old. Ask for a more recent one.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette pièce se montre et ne se garde pas. Cochez «&#xa0;Original vu&#xa0;».</source>
        <translation>This document is shown and not kept. Tick “Original seen”.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La demande {reference} est close. Rouvrez-la pour la modifier.</source>
        <translation>Request {reference} is closed. Reopen it to change it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La demande {reference} est déjà ouverte.</source>
        <translation>Request {reference} is already open.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Les pièces de la demande {reference} sont déjà demandées.</source>
        <translation>The documents for request {reference} are already asked for.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Une demande reste dans son secteur. Choisissez un service du même secteur.</source>
        <translation>A request stays in its sector. Choose a service in the same sector.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Les délais légaux de cette démarche restent à confirmer. Remettez un récépissé de dépôt.</source>
        <translation>The legal time limits of this procedure are still to be confirmed. Give a deposit receipt.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La demande {reference} n’attend aucune pièce.</source>
        <translation>Request {reference} is not waiting for any document.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La référence {reference} ne se lit pas. Vérifiez les caractères.</source>
        <translation>Reference {reference} cannot be read. Check the characters.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette référence ne tient pas dans un code-barres. La demande est gardée.</source>
        <translation>This reference does not fit in a barcode. The request is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La ville garde au moins un administrateur. Nommez-en un autre d’abord.</source>
        <translation>The town keeps at least one administrator. Appoint another first.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce texte contient un numéro de sécurité sociale. Retirez-le, puis enregistrez.</source>
        <translation>This text contains a social security number. Remove it, then save.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette saisie attend le règlement de celle dont elle dépend. Elle est gardée.</source>
        <translation>This entry waits until the one it depends on is settled. It is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette saisie est déjà réglée. Il n’y a rien à faire.</source>
        <translation>This entry is already settled. There is nothing to do.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>L’identifiant ou le mot de passe ne correspond pas. Réessayez.</source>
        <translation>The username or password does not match. Try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Votre compte est fermé. Adressez-vous à un administrateur.</source>
        <translation>Your account is closed. See an administrator.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Choisissez d’abord votre mot de passe. Celui d’aujourd’hui vous a été donné.</source>
        <translation>Choose your own password first. The current one was given to you.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce poste n’a pas vu le serveur depuis plus de {days} jours. Rendez-lui le réseau pour ouvrir une session.</source>
        <translation>This workstation has not seen the server for more than {days} days. Reconnect it to the network to open a session.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La session est fermée. Ouvrez-la à nouveau&#xa0;: votre travail enregistré est gardé.</source>
        <translation>The session is closed. Open it again: your saved work is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce poste n’est pas rattaché à la ville. Appelez votre informaticien.</source>
        <translation>This workstation is not enrolled with the town. Call your IT support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce code de rattachement ne sert plus. Demandez-en un nouveau.</source>
        <translation>This enrolment code is no longer valid. Ask for a new one.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce dossier appartient déjà à un poste.</source>
        <translation>This folder already belongs to a workstation.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La ville n’accepte plus ce poste. Vos saisies restent ici. Appelez votre informaticien.</source>
        <translation>The town no longer accepts this workstation. Your entries stay here. Call your IT support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Une copie de ce poste a servi ailleurs. Vos saisies restent ici. Appelez votre informaticien.</source>
        <translation>A copy of this workstation has been used elsewhere. Your entries stay here. Call your IT support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le serveur doute de l’origine de cette saisie. Elle est gardée pour un responsable.</source>
        <translation>The server doubts the origin of this entry. It is kept for a supervisor.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le serveur ne connaît pas encore ce geste. La saisie est gardée. Prévenez le support.</source>
        <translation>The server does not know this action yet. The entry is kept. Tell support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un incident est arrivé. Ce qui était enregistré est gardé. Donnez ce numéro au support&#xa0;: {incident}.</source>
        <translation>An incident has occurred. What was saved is kept. Give this number to support: {incident}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le serveur ne répond pas. Continuez&#xa0;: vos saisies sont gardées et partiront ensuite.</source>
        <translation>The server is not responding. Carry on: your entries are kept and will be sent later.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le serveur n’est pas celui de la ville. Vos saisies restent ici. Appelez votre informaticien.</source>
        <translation>The server is not the town’s. Your entries stay here. Call your IT support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le serveur a un incident (code {status}). Continuez&#xa0;: vos saisies sont gardées et partiront ensuite.</source>
        <translation>The server has an incident (code {status}). Carry on: your entries are kept and will be sent later.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce poste se remet à jour en entier. Continuez&#xa0;: vos saisies sont gardées.</source>
        <translation>This workstation is updating in full. Carry on: your entries are kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le serveur a été remis à une date passée. Vos saisies restent ici. Appelez votre informaticien.</source>
        <translation>The server has been restored to an earlier date. Your entries stay here. Call your IT support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce poste diffère du serveur et se remet à jour. Vos saisies sont gardées.</source>
        <translation>This workstation differs from the server and is updating. Your entries are kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La clé de ce poste ne se lit pas. Les données restent chiffrées. Ouvrez le trousseau, puis relancez.</source>
        <translation>This workstation’s key cannot be read. The data stays encrypted. Open the keyring, then restart.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette clé n’ouvre pas les données du poste. Utilisez la clé de secours de l’administrateur.</source>
        <translation>This key does not open the workstation’s data. Use the administrator’s recovery key.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Les données viennent d’une version plus récente. Installez-la&#xa0;: rien n’est changé ici.</source>
        <translation>The data comes from a more recent version. Install it: nothing is changed here.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le disque de ce poste est plein. Ce qui est enregistré est gardé. Appelez votre informaticien.</source>
        <translation>This workstation’s disk is full. What is saved is kept. Call your IT support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La base de ce poste est occupée ou abîmée. Fermez les autres programmes, puis appelez votre informaticien.</source>
        <translation>This workstation’s database is busy or damaged. Close other programs, then call your IT support.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Le service de ce poste s’est arrêté. Ce qui était enregistré est gardé. Relancez-le.</source>
        <translation>This workstation’s service has stopped. What was saved is kept. Restart it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un autre programme tient les données de ce poste. Fermez-le, puis relancez.</source>
        <translation>Another program is holding this workstation’s data. Close it, then restart.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette imprimante n’est plus là. Choisissez-en une autre. Le document est gardé.</source>
        <translation>This printer is no longer there. Choose another. The document is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>L’imprimante {printer} ne répond pas. Vérifiez le papier et le câble. Rien ne sortira plus tard.</source>
        <translation>Printer {printer} is not responding. Check the paper and the cable. Nothing will come out later.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>L’imprimante {printer} n’a pas tout imprimé. Imprimez à nouveau. Le document est gardé.</source>
        <translation>Printer {printer} did not print everything. Print again. The document is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce document est gardé au serveur, qui ne répond pas. Il s’affichera dès que le réseau reviendra.</source>
        <translation>This document is kept on the server, which is not responding. It will appear as soon as the network is back.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce scanner n’est pas branché à ce poste. Vérifiez qu’il est allumé, puis recherchez-le à nouveau.</source>
        <translation>This scanner is not connected to this workstation. Check that it is on, then search for it again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce document n’est pas encore arrivé. Réessayez après la synchronisation.</source>
        <translation>This document has not arrived yet. Try again after the sync.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette valeur ne peut pas être gardée. Vérifiez-la.</source>
        <translation>This value cannot be kept. Check it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cet élément</source>
        <translation>This item</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>de ce service</source>
        <translation>service’s</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un champ est à corriger. Votre saisie est gardée.</source>
        <translation>One field needs correcting. Your entry is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce fichier ne peut pas être lu. Vérifiez qu’il est toujours à sa place.</source>
        <translation>This file cannot be read. Check that it is still in its place.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce fichier est vide. Choisissez-en un autre.</source>
        <translation>This file is empty. Choose another.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce fichier dépasse 64&#xa0;Mo. Réduisez-le, ou numérisez à 200&#xa0;ppp.</source>
        <translation>This file is over 64&#xa0;MB. Reduce it, or scan at 200&#xa0;dpi.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce fichier n’est ni un PDF ni une image. Enregistrez-le en PDF, puis ajoutez-le.</source>
        <translation>This file is neither a PDF nor an image. Save it as a PDF, then add it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette photo est au format HEIC de l’iPhone. Enregistrez-la en JPEG, puis ajoutez-la.</source>
        <translation>This photo is in the iPhone’s HEIC format. Save it as a JPEG, then add it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce PDF est protégé par un mot de passe. Demandez une version sans mot de passe.</source>
        <translation>This PDF is protected by a password. Ask for a version without a password.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce fichier est abîmé ou incomplet. Demandez-le à nouveau, ou numérisez l’original.</source>
        <translation>This file is damaged or incomplete. Ask for it again, or scan the original.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce fichier ne contient aucune page. Choisissez-en un autre.</source>
        <translation>This file contains no pages. Choose another.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce fichier a plus de 2&#x202f;000 pages. Ajoutez-le en plusieurs parties.</source>
        <translation>This file has more than 2,000 pages. Add it in several parts.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette page est trop lourde. Numérisez-la à une résolution plus basse.</source>
        <translation>This page is too heavy. Scan it at a lower resolution.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>{n} champs sont à corriger. Votre saisie est gardée.</source>
        <translation>{n} fields need correcting. Your entry is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Il manque une pièce. Cochez-la ou demandez-la à l’usager.</source>
        <translation>A document is missing. Tick it or ask the citizen for it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce champ est vide. Indiquez une valeur.</source>
        <translation>This field is empty. Enter a value.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un nom ne contient pas de chiffre.</source>
        <translation>A name contains no digits.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un caractère ne peut pas être gardé. Retapez cette valeur.</source>
        <translation>One character cannot be kept. Retype this value.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Écrivez ce nom en lettres latines.</source>
        <translation>Write this name in Latin letters.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce texte est trop long. Raccourcissez-le.</source>
        <translation>This text is too long. Shorten it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce n’est pas un numéro. Exemple&#xa0;: 06 39 98 12 34.</source>
        <translation>This is not a number. Example: 06 39 98 12 34.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce numéro est trop court. Vérifiez les chiffres.</source>
        <translation>This number is too short. Check the digits.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce numéro n’est attribué à personne. Vérifiez les chiffres.</source>
        <translation>This number is not in use. Check the digits.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Il manque le signe @. Exemple&#xa0;: nom@exemple.fr.</source>
        <translation>The @ sign is missing. Example: name@example.fr.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette valeur n’a pas la forme attendue. Vérifiez-la.</source>
        <translation>This value does not have the expected form. Check it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce code postal ne correspond à aucun département.</source>
        <translation>This postcode matches no department.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette date n’est pas encore venue. Indiquez une date passée.</source>
        <translation>This date has not come yet. Enter a past date.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette date remonte à plus de 125 ans. Vérifiez l’année.</source>
        <translation>This date is more than 125 years ago. Check the year.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette date est passée. Indiquez une date à venir.</source>
        <translation>This date is past. Enter a date to come.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette date est trop ancienne.</source>
        <translation>This date is too far back.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette date est trop éloignée.</source>
        <translation>This date is too far ahead.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce n’est pas une date. Exemple&#xa0;: 14/03/1986.</source>
        <translation>This is not a date. Example: 14/03/1986.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce nombre est trop petit.</source>
        <translation>This number is too small.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce nombre est trop grand.</source>
        <translation>This number is too large.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Choisissez une réponse de la liste.</source>
        <translation>Choose an answer from the list.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette adresse n’est pas complète. Exemple&#xa0;: nom@exemple.fr.</source>
        <translation>This address is not complete. Example: name@example.fr.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce nom ne peut pas être gardé. Vérifiez les caractères.</source>
        <translation>This name cannot be kept. Check the characters.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Un numéro de sécurité sociale ne se note pas ici. Retirez-le.</source>
        <translation>A social security number is not noted here. Remove it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Choisissez une autre personne.</source>
        <translation>Choose another person.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce lien n’existe qu’entre deux personnes physiques.</source>
        <translation>This link only exists between two individuals.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce lien se fait avec un organisme.</source>
        <translation>This link is made with an organisation.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Numérisez ou joignez la pièce pour la conserver.</source>
        <translation>Scan or attach the document to keep it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce compte est fermé. Choisissez un autre agent.</source>
        <translation>This account is closed. Choose another agent.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce champ ne se modifie pas.</source>
        <translation>This field cannot be edited.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>il est trop court</source>
        <translation>it is too short</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>il mélange trop peu de sortes de signes</source>
        <translation>it mixes too few kinds of characters</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>il est trop courant</source>
        <translation>it is too common</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>il se répète</source>
        <translation>it repeats itself</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>il contient votre nom</source>
        <translation>it contains your name</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cet usager</source>
        <translation>This citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette coordonnée</source>
        <translation>This contact detail</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce lien</source>
        <translation>This link</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce foyer</source>
        <translation>This household</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette place dans le foyer</source>
        <translation>This place in the household</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cet échange</source>
        <translation>This exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette vérification</source>
        <translation>This check</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette demande</source>
        <translation>This request</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Cette pièce</source>
        <translation>This document</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce récépissé</source>
        <translation>This receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce compte</source>
        <translation>This account</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce service</source>
        <translation>This service</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce site</source>
        <translation>This site</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>social</source>
        <translation>social</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>santé</source>
        <translation>health</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>famille</source>
        <translation>family</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>état civil</source>
        <translation>civil registry</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>urbanisme</source>
        <translation>planning</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>{what} existe déjà. Ouvrez ce qui existe.</source>
        <translation>{what} already exists. Open what exists.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>{what} n’est pas sur ce poste. Synchronisez, puis cherchez à nouveau.</source>
        <translation>{what} is not on this workstation. Sync, then search again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Votre rôle ne permet pas de {what}. Rien n’est changé. Passez la main à un collègue.</source>
        <translation>Your role does not allow you to {what}. Nothing is changed. Hand over to a colleague.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Ce dossier est du secteur {sector}, qui n’est pas ouvert ici. Orientez l’usager vers ce service.</source>
        <translation>This file is in the {sector} sector, which is not open here. Direct the citizen to that service.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>La {field} vient avant le fait qu’elle suit. Indiquez une date plus tardive.</source>
        <translation>The {field} comes before the event it follows. Enter a later date.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Trop d’essais. Réessayez dans {delay}.</source>
        <translation>Too many attempts. Try again in {delay}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Les droits de l’agent ne couvraient pas ce geste ({what}). Un responsable décide.</source>
        <translation>The agent’s rights did not cover this action ({what}). A supervisor decides.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>Il manque {n} pièces. Cochez-les ou demandez-les à l’usager.</source>
        <translation>{n} documents are missing. Tick them or ask the citizen for them.</translation>
    </message>
    <message>
        <location filename="guichet/ui/messages.py"/>
        <source>{n} s</source>
        <translation>{n}&#xa0;s</translation>
    </message>
    <message>
        <location filename="guichet/ui/module_pages.py"/>
        <source>Guichet</source>
        <translation>Counter</translation>
    </message>
    <message>
        <location filename="guichet/ui/module_pages.py"/>
        <source>Demandes — Guichet</source>
        <translation>Requests — Guichet</translation>
    </message>
    <message>
        <location filename="guichet/ui/module_pages.py"/>
        <source>Administration — Guichet</source>
        <translation>Administration — Guichet</translation>
    </message>
    <message>
        <location filename="guichet/ui/module_pages.py"/>
        <source>Synchronisation — Guichet</source>
        <translation>Sync — Guichet</translation>
    </message>
    <message>
        <location filename="guichet/ui/module_pages.py"/>
        <source>Réglages — Guichet</source>
        <translation>Settings — Guichet</translation>
    </message>
    <message>
        <location filename="guichet/ui/paper_frame.py"/>
        <source>Voir la demande</source>
        <translation>View the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/paper_frame.py"/>
        <source>Demande enregistrée</source>
        <translation>Request saved</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>{paper} {number} imprimé sur {printer}.</source>
        <translation>{paper} {number} printed on {printer}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>{{n}} papiers ne sont pas sortis de l’imprimante. Le dernier{nbsp}: {paper}.</source>
        <translation>{{n}} papers did not come out of the printer. The last:{nbsp}{paper}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Imprimante de tickets</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>L’imprimante de tickets</source>
        <translation>The receipt printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>{paper} {number} imprimée sur {printer}.</source>
        <translation>{paper} {number} printed on {printer}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>l’imprimante de tickets</source>
        <translation>the receipt printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>prête</source>
        <translation>ready</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>ne répond pas</source>
        <translation>not responding</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>L’imprimante {printer}</source>
        <translation>The printer {printer}</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Récépissé de dépôt</source>
        <translation>Deposit receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Accusé de réception</source>
        <translation>Acknowledgment</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Liste des pièces à fournir</source>
        <translation>List of documents to provide</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Récépissé</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Liste des pièces</source>
        <translation>List of documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>{printer} s’est arrêtée. La demande est enregistrée. Regardez ce qui est sorti.</source>
        <translation>{printer} stopped. The request is saved. Look at what came out.</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>{printer} n’est plus sur ce poste. La demande est enregistrée.</source>
        <translation>{printer} is no longer on this workstation. The request is saved.</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>L’impression a été coupée. Regardez si le papier est sorti avant de réessayer.</source>
        <translation>Printing was cut off. Check whether the paper came out before trying again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>{paper} {number}</source>
        <translation>{paper} {number}</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Un papier n’est pas sorti de l’imprimante{nbsp}: {paper}.</source>
        <translation>A paper did not come out of the printer:{nbsp}{paper}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Imprimante</source>
        <translation>Printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Imprimante prête</source>
        <translation>Printer ready</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>L’imprimante ne répond pas</source>
        <translation>Printer not responding</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>Aucune imprimante</source>
        <translation>No printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/print_words.py"/>
        <source>{printer} ne répond pas. La demande est enregistrée.</source>
        <translation>{printer} is not responding. The request is saved.</translation>
    </message>
    <message>
        <location filename="guichet/ui/rights_watch.py"/>
        <source>Votre compte est fermé. Adressez-vous à un administrateur, ou changez d’agent.</source>
        <translation>Your account is closed. See an administrator, or change agent.</translation>
    </message>
    <message>
        <location filename="guichet/ui/rights_watch.py"/>
        <source>Vos droits ont changé. Déverrouillez pour finir votre saisie.</source>
        <translation>Your rights have changed. Unlock to finish what you were typing.</translation>
    </message>
    <message>
        <location filename="guichet/ui/scanner_frame.py"/>
        <source>Scanner prêt</source>
        <translation>Scanner ready</translation>
    </message>
    <message>
        <location filename="guichet/ui/scanner_frame.py"/>
        <source>Aucun scanner</source>
        <translation>No scanner</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Telle que l’accusé de réception doit la dire (CRPA L111-2).</source>
        <translation>As the acknowledgment must state it (CRPA L111-2).</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Compte</source>
        <translation>Account</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Choisissez un compte dans la liste.</source>
        <translation>Choose an account from the list.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Fermer le compte</source>
        <translation>Close the account</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Prénom</source>
        <translation>Given name</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Nom</source>
        <translation>Surname</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Identifiant</source>
        <translation>Username</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Fonction</source>
        <translation>Job title</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Donner un mot de passe provisoire</source>
        <translation>Give a temporary password</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Ouvrir le compte</source>
        <translation>Open the account</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Enregistrer le nom et la fonction</source>
        <translation>Save the name and job title</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Rôles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Nouveau compte</source>
        <translation>New account</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Revenir sur la fermeture</source>
        <translation>Call off the closing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Débloquer le compte</source>
        <translation>Unblock the account</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Débloquer sur les autres postes</source>
        <translation>Unblock on other workstations</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Cet identifiant est pris. Choisissez-en un autre.</source>
        <translation>This username is taken. Choose another.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>L’agent a déjà ce rôle à cet endroit.</source>
        <translation>The agent already has this role there.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Ce champ est vide. Remplissez-le.</source>
        <translation>This field is empty. Fill it in.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Rouvrir le compte</source>
        <translation>Reopen the account</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_pane.py"/>
        <source>Ne plus fermer le compte</source>
        <translation>Keep the account open</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Aucun rôle</source>
        <translation>No role</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Ouvert</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Bloqué sur ce poste jusqu’à {hour}, après des mots de passe faux.</source>
        <translation>Blocked on this workstation until {hour}, after wrong passwords.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Courrier</source>
        <translation>Mail</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Instructeur</source>
        <translation>Case officer</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Responsable</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Administrateur</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Auditeur</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>{role}, {service}</source>
        <translation>{role}, {service}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Bloqué ici</source>
        <translation>Blocked here</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Sans rôle</source>
        <translation>No role</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Provisoire</source>
        <translation>Temporary</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Compte fermé depuis le {day}.</source>
        <translation>Account closed since {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Le compte ferme le {day}.</source>
        <translation>The account closes on {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Seul administrateur de la ville : ce compte reste ouvert, avec ce rôle.</source>
        <translation>Only administrator of the town: this account stays open, with this role.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Une modification attend l’envoi.</source>
        <translation>A change is waiting to be sent.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>partout</source>
        <translation>everywhere</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Ferme {day}</source>
        <translation>Closes {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Mot de passe provisoire donné {moment} : l’agent choisira le sien.</source>
        <translation>Temporary password given {moment}: the agent will choose their own.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Mot de passe choisi {moment}.</source>
        <translation>Password chosen {moment}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/account_words.py"/>
        <source>Fermé {day}</source>
        <translation>Closed {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Aucun compte ici. Choisissez un autre filtre.</source>
        <translation>No account here. Choose another filter.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Comptes</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Filtrer les comptes</source>
        <translation>Filter the accounts</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>{n} compte</source>
        <translation>{n} account</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>{n} comptes</source>
        <translation>{n} accounts</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Compte ouvert. Donnez à l’agent son mot de passe provisoire.</source>
        <translation>Account opened. Give the agent their temporary password.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Nouveau mot de passe donné. L’agent choisira le sien.</source>
        <translation>New password given. The agent will choose their own.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Compte corrigé.</source>
        <translation>Account corrected.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Rôle donné. Il vaut à la prochaine session de l’agent.</source>
        <translation>Role given. It applies from the agent’s next session.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Rôle retiré. Chaque poste l’applique à son prochain échange.</source>
        <translation>Role withdrawn. Each workstation applies it at its next sync.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Fermeture enregistrée. Chaque poste l’applique à son prochain échange.</source>
        <translation>Closing saved. Each workstation applies it at its next sync.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Le compte reste ouvert.</source>
        <translation>The account stays open.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Essais oubliés ici. Les autres postes suivent à leur prochain échange.</source>
        <translation>Attempts cleared here. Other workstations follow at their next sync.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Donner ce rôle</source>
        <translation>Give this role</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Donner ce mot de passe</source>
        <translation>Give this password</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Ouverts</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Fermés</source>
        <translation>Closed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Nom, identifiant, rôle…</source>
        <translation>Name, username, role…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/accounts_page.py"/>
        <source>État</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/closing_part.py"/>
        <source>À partir du</source>
        <translation>From</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/closing_part.py"/>
        <source>Ce n’est pas une date. Exemple&#xa0;: 31/12/2026.</source>
        <translation>This is not a date. Example: 31/12/2026.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/closing_part.py"/>
        <source>Cette date est passée. Indiquez aujourd’hui ou plus tard.</source>
        <translation>This date is past. Enter today or later.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Consultations de ce poste ; celles des autres postes sont au serveur. Fiches de toute la ville, demandes des secteurs de ce poste.</source>
        <translation>Views made on this workstation; those made on others are on the server. Records of the whole town, requests of this workstation’s sectors.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Aucune ligne ces jours-là. Choisissez d’autres jours.</source>
        <translation>No line on those days. Choose other days.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Dossier ouvert</source>
        <translation>File opened</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Ajout</source>
        <translation>Added</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>{n} ligne</source>
        <translation>{n} line</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>{n} lignes</source>
        <translation>{n} lines</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Tout</source>
        <translation>All</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Consultations</source>
        <translation>Views</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Fiches modifiées</source>
        <translation>Records changed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Usager, référence…</source>
        <translation>Citizen, reference…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Depuis le</source>
        <translation>Since</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Jusqu’au</source>
        <translation>Until</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Sorte de ligne</source>
        <translation>Kind of line</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Filtrer le journal</source>
        <translation>Filter the journal</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Quand</source>
        <translation>When</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Usager ou demande</source>
        <translation>Citizen or request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Quoi</source>
        <translation>What</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Consultation</source>
        <translation>Viewed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Fiche modifiée</source>
        <translation>Record changed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Demande</source>
        <translation>Request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>Tous les agents</source>
        <translation>All agents</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/journal_page.py"/>
        <source>les {n} dernières</source>
        <translation>the last {n}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Article, délibération ou engagement</source>
        <translation>Article, resolution or commitment</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Vide&#xa0;: fixé par la ville, au cas par cas.</source>
        <translation>Empty: set by the town, case by case.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Délibération ou texte</source>
        <translation>Resolution or text</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Délai</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Unité</source>
        <translation>Unit</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Le silence vaut</source>
        <translation>Silence means</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Au bout de (mois)</source>
        <translation>After (months)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Montant en euros</source>
        <translation>Amount in euros</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Dû à l’usager</source>
        <translation>Due to the citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_form.py"/>
        <source>Non dû</source>
        <translation>Not due</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Remettre à confirmer</source>
        <translation>Mark to be confirmed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Aucune valeur ici. Choisissez un autre filtre.</source>
        <translation>No value here. Choose another filter.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Valeurs légales</source>
        <translation>Legal values</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>{n} valeur</source>
        <translation>{n} value</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>{n} valeurs</source>
        <translation>{n} values</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Valeur enregistrée.</source>
        <translation>Value saved.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>{n} valeurs enregistrées.</source>
        <translation>{n} values saved.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Aucun changement à publier.</source>
        <translation>No change to publish.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>À confirmer</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Toutes</source>
        <translation>All</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Filtrer les valeurs</source>
        <translation>Filter the values</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Sorte de valeur</source>
        <translation>Kind of value</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Tous les services</source>
        <translation>All services</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Démarche, article…</source>
        <translation>Procedure, article…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Démarche</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Valeur</source>
        <translation>Value</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_page.py"/>
        <source>Toutes les valeurs</source>
        <translation>All values</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Valeur légale</source>
        <translation>Legal value</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Choisissez une valeur dans la liste.</source>
        <translation>Choose a value from the list.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Ce que dit le catalogue</source>
        <translation>What the catalogue says</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Textes consultés</source>
        <translation>Texts consulted</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Confirmer la valeur cochée</source>
        <translation>Confirm the ticked value</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Confirmer les {n} valeurs</source>
        <translation>Confirm the {n} values</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Publier la correction</source>
        <translation>Publish the correction</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>Confirmer la valeur</source>
        <translation>Confirm the value</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_pane.py"/>
        <source>version {n}</source>
        <translation>version {n}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_rows.py"/>
        <source>À compléter</source>
        <translation>To complete</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_rows.py"/>
        <source>Sourcée</source>
        <translation>Sourced</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_rows.py"/>
        <source>Confirmée {day}</source>
        <translation>Confirmed {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Personne n’a confirmé cette valeur.</source>
        <translation>Nobody has confirmed this value.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Valeur donnée avec sa source par le catalogue d’origine.</source>
        <translation>Value given with its source by the original catalogue.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Délai annoncé</source>
        <translation>Announced time limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Effet du silence</source>
        <translation>Effect of silence</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Tarif</source>
        <translation>Fee</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Accord</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Rejet</source>
        <translation>Refusal</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Sans effet : rien à décider</source>
        <translation>No effect: nothing to decide</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>À établir</source>
        <translation>To be established</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>jours</source>
        <translation>days</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>jours ouvrés</source>
        <translation>working days</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>mois</source>
        <translation>months</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Le jour même</source>
        <translation>Same day</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Sans effet</source>
        <translation>No effect</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Fixé par la ville</source>
        <translation>Set by the town</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Gratuit</source>
        <translation>Free</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Confirmée par {agent} {moment}.</source>
        <translation>Confirmed by {agent} {moment}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Aucun accusé de réception ne se fait pour cette démarche avant cette confirmation (CRPA R112-5).</source>
        <translation>No acknowledgment is made for this procedure before this confirmation (CRPA R112-5).</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>L’accusé de réception dit cet effet et sa date (CRPA R112-5).</source>
        <translation>The acknowledgment states this effect and its date (CRPA R112-5).</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>L’échéance des demandes vient de ce délai. Les demandes en cours gardent la leur.</source>
        <translation>The deadline of requests comes from this time limit. Open requests keep theirs.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Le récépissé de dépôt annonce l’accusé quand il est dû (CRPA L112-3).</source>
        <translation>The deposit receipt announces the acknowledgment when it is due (CRPA L112-3).</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Le tarif est dit à l’usager au dépôt.</source>
        <translation>The citizen is told the fee when filing.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Indiquez l’article, la délibération ou l’engagement.</source>
        <translation>Give the article, the council decision or the commitment.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Cette source est à confirmer. Indiquez l’article ou la délibération.</source>
        <translation>This source is to be confirmed. Give the article or the council decision.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Choisissez l’effet du silence.</source>
        <translation>Choose the effect of silence.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Indiquez un nombre de mois.</source>
        <translation>Give a number of months.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Indiquez de 1 à 24 mois.</source>
        <translation>Give 1 to 24 months.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Indiquez un délai de 0 à 400.</source>
        <translation>Give a time limit from 0 to 400.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Indiquez un montant, par exemple 30 ou 30,50.</source>
        <translation>Give an amount, for example 30 or 30,50.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>{n} jour ouvré</source>
        <translation>{n} working day</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>{n} jours ouvrés</source>
        <translation>{n} working days</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>{n} jour</source>
        <translation>{n} day</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>{n} jours</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>Dû</source>
        <translation>Due</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>À envoyer.</source>
        <translation>To be sent.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/legal_words.py"/>
        <source>{effect} à {n} mois</source>
        <translation>{effect} at {n} mo.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/page.py"/>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_part.py"/>
        <source>Dites-le à l’agent. Il choisit le sien à sa première session.</source>
        <translation>Tell it to the agent. They choose their own at their first session.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_part.py"/>
        <source>Choisissez-en un autre&#xa0;: {problems}.</source>
        <translation>Choose another one: {problems}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_part.py"/>
        <source>Mot de passe provisoire</source>
        <translation>Temporary password</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_part.py"/>
        <source>Proposer un mot de passe</source>
        <translation>Suggest a password</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_part.py"/>
        <source>il contient le nom de l’agent</source>
        <translation>it contains the agent’s name</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_rules.py"/>
        <source>Huit signes, ou sept mots</source>
        <translation>Eight characters, or seven words</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_rules.py"/>
        <source>Trois sortes&#xa0;: minuscules, majuscules, chiffres, autres</source>
        <translation>Three kinds: lower case, capitals, digits, others</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_rules.py"/>
        <source>Pas un mot courant</source>
        <translation>Not a common word</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_rules.py"/>
        <source>Sans répétition ni suite</source>
        <translation>No repeats or sequences</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_rules.py"/>
        <source>Sans le nom ni l’identifiant de l’agent</source>
        <translation>Without the agent’s name or login</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_rules.py"/>
        <source>, non</source>
        <translation>, no</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/password_rules.py"/>
        <source>, oui</source>
        <translation>, yes</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/role_part.py"/>
        <source>Aucun rôle&#xa0;: cet agent ne peut rien faire.</source>
        <translation>No role: this agent can do nothing.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/role_part.py"/>
        <source>Rôle</source>
        <translation>Role</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/role_part.py"/>
        <source>Dans</source>
        <translation>In</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/role_part.py"/>
        <source>Partout</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/role_part.py"/>
        <source>{role}. Entrée retire ce rôle.</source>
        <translation>{role}. Enter removes this role.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/section_pane.py"/>
        <source>Revenir à la liste</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/admin/table.py"/>
        <source>cochée</source>
        <translation>ticked</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>préféré</source>
        <translation>preferred</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Ajouter une coordonnée</source>
        <translation>Add a contact detail</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Coordonnées</source>
        <translation>Contact details</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Coordonnée préférée.</source>
        <translation>Contact detail preferred.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>À utiliser en premier</source>
        <translation>Use first</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Garder cette coordonnée</source>
        <translation>Keep this detail</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>N’est plus valable</source>
        <translation>No longer valid</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Numéro ou adresse</source>
        <translation>Number or address</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Code postal</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Commune</source>
        <translation>Town</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Un collègue vient d’écrire «&#xa0;{value}&#xa0;». Relisez la ligne, puis corrigez.</source>
        <translation>A colleague has just written “{value}”. Read the line again, then correct it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Indiquez la rue ou la commune.</source>
        <translation>Give the street or the town.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Indiquez cette coordonnée.</source>
        <translation>Give this contact detail.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Préférer cette coordonnée</source>
        <translation>Prefer this detail</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>{contact} n’est plus valable.</source>
        <translation>{contact} is no longer valid.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Coordonnée corrigée.</source>
        <translation>Contact detail corrected.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_contacts.py"/>
        <source>Coordonnée ajoutée.</source>
        <translation>Contact detail added.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Visible des agents seulement. Restez factuel.</source>
        <translation>Seen by agents only. Keep to facts.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Civilité</source>
        <translation>Title</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Sexe</source>
        <translation>Sex</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Nom de naissance</source>
        <translation>Birth name</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Nom d’usage</source>
        <translation>Name in use</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Prénoms</source>
        <translation>Given names</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Date de naissance</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Lieu de naissance</source>
        <translation>Place of birth</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>Nom de l’organisation</source>
        <translation>Organisation name</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>SIREN, SIRET ou RNA</source>
        <translation>SIREN, SIRET or RNA</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_form.py"/>
        <source>À savoir</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>À envoyer</source>
        <translation>To send</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Lien de parenté</source>
        <translation>Parent link</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Représentation légale</source>
        <translation>Guardianship</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Mandat</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Lien de couple</source>
        <translation>Couple link</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Représentation</source>
        <translation>Representation</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Adhésion</source>
        <translation>Membership</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>{link} avec {name}&#xa0;: ajout</source>
        <translation>{link} with {name}: added</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>{link} avec {name}&#xa0;: fin</source>
        <translation>{link} with {name}: ended</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Historique des modifications</source>
        <translation>Change history</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Les {n} dernières modifications sur {total}.</source>
        <translation>The last {n} changes of {total}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Fiche créée {moment}.</source>
        <translation>Record created {moment}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Historique des modifications ({n})</source>
        <translation>Change history ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>Vérification retirée&#xa0;: {reason}</source>
        <translation>Check removed: {reason}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>{kind} ajouté&#xa0;: {value}</source>
        <translation>{kind} added: {value}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_history.py"/>
        <source>{kind}&#xa0;: n’est plus valable</source>
        <translation>{kind}: no longer valid</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>Un collègue vient d’écrire «&#xa0;{value}&#xa0;». Enregistrer garde votre valeur.</source>
        <translation>A colleague has just written “{value}”. Saving keeps your value.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>Informations enregistrées sur ce poste.</source>
        <translation>Information saved on this workstation.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>{n} champ à corriger avant d’enregistrer</source>
        <translation>{n} field to correct before saving</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>{n} champs à corriger avant d’enregistrer</source>
        <translation>{n} fields to correct before saving</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>Modifier l’usager</source>
        <translation>Edit citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>Modifications annulées. La fiche est comme avant.</source>
        <translation>Changes taken back. The file is as before.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>Les modifications précédentes ne sont pas enregistrées. Elles attendent dans la fiche.</source>
        <translation>The previous changes are not saved. They are waiting in the file.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>Enregistrer les modifications</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_page.py"/>
        <source>Aucun changement à enregistrer.</source>
        <translation>No changes to save.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_part.py"/>
        <source>La dernière saisie d’une fiche n’est pas enregistrée. Elle attend dans cette fiche.</source>
        <translation>The last entry of a file is not saved. It is waiting in that file.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Ajouter un lien</source>
        <translation>Add a link</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Liens</source>
        <translation>Links</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Aucun lien connu.</source>
        <translation>No known link.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Liens et foyer</source>
        <translation>Links and household</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Lien</source>
        <translation>Link</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Avec</source>
        <translation>With</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Personnes trouvées</source>
        <translation>People found</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Garder ce lien</source>
        <translation>Keep this link</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Cherchez la personne, puis choisissez-la dans la liste.</source>
        <translation>Find the person, then choose them in the list.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Mettre fin à ce lien</source>
        <translation>End this link</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Lien ajouté.</source>
        <translation>Link added.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Nom, téléphone, date de naissance…</source>
        <translation>Name, phone, date of birth…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Personne ne correspond. Créez d’abord cet usager avec Ctrl+N.</source>
        <translation>Nobody matches. Create this citizen first with Ctrl+N.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>jusqu’au {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>{label}&#xa0;: avec {names}</source>
        <translation>{label}: with {names}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/edit_relations.py"/>
        <source>Lien avec {name} terminé.</source>
        <translation>Link with {name} ended.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/facts.py"/>
        <source>Date de naissance non connue</source>
        <translation>Date of birth not known</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/facts.py"/>
        <source>Née le {day}</source>
        <translation>Born on {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/facts.py"/>
        <source>Né le {day}</source>
        <translation>Born on {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/facts.py"/>
        <source>Né(e) le {day}</source>
        <translation>Born on {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/facts.py"/>
        <source>Organisme</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/facts.py"/>
        <source>{title}&#xa0;: {names}</source>
        <translation>{title}: {names}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/model.py"/>
        <source>notée par erreur</source>
        <translation>recorded by mistake</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Demandes en cours</source>
        <translation>Open requests</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Usager</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Actions sur l’usager</source>
        <translation>Citizen actions</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Aucune demande en cours.</source>
        <translation>No open request.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Voir la demande close</source>
        <translation>See the closed request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Voir les {n} demandes closes</source>
        <translation>See the {n} closed requests</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Pièce présentée</source>
        <translation>Document shown</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Vérifier l’identité</source>
        <translation>Check identity</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Demandes closes</source>
        <translation>Closed requests</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Revenir aux demandes en cours</source>
        <translation>Back to the requests in progress</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Vérifier</source>
        <translation>Check</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Nouvelle</source>
        <translation>New</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>À savoir&#xa0;: {note}</source>
        <translation>Good to know: {note}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Par {agent}</source>
        <translation>By {agent}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Ouvrir {name}</source>
        <translation>Open {name}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>Identité vérifiée · {proof}</source>
        <translation>Identity checked · {proof}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/page.py"/>
        <source>{proof} vue le {day}</source>
        <translation>{proof} seen on {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/retract_check_part.py"/>
        <source>Retirer la vérification d’identité</source>
        <translation>Remove identity check</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/retract_check_part.py"/>
        <source>L’historique de la fiche dira qui l’a retirée et pourquoi.</source>
        <translation>The record’s history will say who removed it and why.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/retract_check_part.py"/>
        <source>pièce d’une autre personne</source>
        <translation>document of another person</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/retract_check_part.py"/>
        <source>Retirer la vérification · {proof}</source>
        <translation>Remove the check · {proof}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/rows.py"/>
        <source>Close</source>
        <translation>Closed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/rows.py"/>
        <source>Incomplète</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/rows.py"/>
        <source>{n} pièce manque</source>
        <translation>{n} document missing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/rows.py"/>
        <source>{n} pièces manquent</source>
        <translation>{n} documents missing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/citizen/rows.py"/>
        <source>En attente</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/kept.py"/>
        <source>Nouvel usager</source>
        <translation>New citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/kept.py"/>
        <source>Saisie abandonnée.</source>
        <translation>Entry given up.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/kept.py"/>
        <source>Demande sans usager</source>
        <translation>Request without a citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nobody.py"/>
        <source>Sans usager</source>
        <translation>No citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nobody.py"/>
        <source>Cherchez d’abord&#xa0;: la personne est peut-être déjà connue sous un autre nom.</source>
        <translation>Search first: the person may already be known under another name.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nobody.py"/>
        <source>Cette visite n’est rattachée à personne. Cherchez l’usager s’il veut donner son nom.</source>
        <translation>This visit is not linked to anybody. Find the citizen if they want to give their name.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nobody.py"/>
        <source>Avant de créer</source>
        <translation>Before creating</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nobody.py"/>
        <source>Les fiches qui ressemblent viendront ici. Un nom et une date de naissance suffisent.</source>
        <translation>Similar records will appear here. A name and a date of birth are enough.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nobody.py"/>
        <source>Aucune fiche connue ne ressemble à cette saisie.</source>
        <translation>No known record looks like this entry.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nobody.py"/>
        <source>Comparez avant de créer une nouvelle fiche.</source>
        <translation>Compare before creating a new record.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nothing.py"/>
        <source>Les plus demandées</source>
        <translation>Most requested</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nothing.py"/>
        <source>Choisissez une demande à gauche, ou créez-en une nouvelle.</source>
        <translation>Choose a request on the left, or create a new one.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/nothing.py"/>
        <source>Dossier</source>
        <translation>File</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/page.py"/>
        <source>Identité vérifiée. L’heure et votre nom sont notés.</source>
        <translation>Identity checked. The time and your name are noted.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/page.py"/>
        <source>Vérification d’identité retirée.</source>
        <translation>Identity check removed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/switch.py"/>
        <source>Panneaux</source>
        <translation>Panels</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/counter/switch.py"/>
        <source>Historique</source>
        <translation>History</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Indiquez la date écrite sur le document.</source>
        <translation>Give the date written on the document.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Copie d’une pièce</source>
        <translation>Copy of a document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Aucune page. Numérisez la pièce, joignez un fichier, déposez-le ici ou collez-le avec Ctrl+V.</source>
        <translation>No pages. Scan the document, attach a file, drop it here or paste it with Ctrl+V.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Date du document</source>
        <translation>Document date</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>L’usager accepte que la mairie réutilise cette pièce pour une autre demande.</source>
        <translation>The citizen agrees that the town hall may reuse this document for another request.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Enregistrer la pièce</source>
        <translation>Save document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Ajoutez au moins une page.</source>
        <translation>Add at least one page.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/attach_panel.py"/>
        <source>Copie de la pièce {label}</source>
        <translation>Copy of the document {label}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Cette pièce se regarde et ne se garde pas{nbsp}: la mairie n’en conserve pas de copie.</source>
        <translation>This document is looked at and not kept:{nbsp}the town hall holds no copy of it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Aucune copie n’est gardée{nbsp}: cette pièce se regarde seulement. Notez ici ce que vous avez vérifié.</source>
        <translation>No copy is kept:{nbsp}this document is only looked at. Note here what you checked.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Noter ce qui a été vérifié</source>
        <translation>Note what was checked</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Valable jusqu’au</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>La photo est celle de la personne présente.</source>
        <translation>The photo is of the person present.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Le nom et la date de naissance sont ceux du dossier.</source>
        <translation>The name and date of birth are those on file.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Remarque</source>
        <translation>Remark</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Noter la vérification</source>
        <translation>Note the check</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>photo vérifiée</source>
        <translation>photo checked</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>nom et naissance conformes</source>
        <translation>name and birth match</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/check_panel.py"/>
        <source>Non précisée</source>
        <translation>Not specified</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/document_actions.py"/>
        <source>Ajouter une pièce</source>
        <translation>Add a document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Tourner à gauche (Maj+R)</source>
        <translation>Turn left (Shift+R)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Tourner à droite (R)</source>
        <translation>Turn right (R)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Avancer la page (Alt+←)</source>
        <translation>Move page earlier (Alt+←)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Reculer la page (Alt+→)</source>
        <translation>Move page later (Alt+→)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Retirer la page (Suppr)</source>
        <translation>Remove page (Del)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Remettre la page retirée</source>
        <translation>Put back the removed page</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Remettre</source>
        <translation>Put back</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Ajout des pages…</source>
        <translation>Adding pages…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Page {number} retirée.</source>
        <translation>Page {number} removed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gathered_pages.py"/>
        <source>Page déplacée à la place {number}</source>
        <translation>Page moved to place {number}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Voir la pièce</source>
        <translation>View document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Numériser la pièce</source>
        <translation>Scan document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Joindre un fichier</source>
        <translation>Attach a file</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Réutiliser une pièce fournie</source>
        <translation>Reuse a provided document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Retirer la pièce</source>
        <translation>Remove document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Noter l’original vu</source>
        <translation>Mark original as seen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Noter la pièce à vérifier</source>
        <translation>Mark as to be checked</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Noter la pièce inutile ici</source>
        <translation>Mark as not needed here</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/gestures.py"/>
        <source>Noter la pièce manquante</source>
        <translation>Mark as missing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Pièce conservée</source>
        <translation>Document kept</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Copie montrée</source>
        <translation>Copy shown</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Le fichier est effacé du poste et du serveur. On ne peut pas le retrouver ensuite.</source>
        <translation>The file is erased from the workstation and the server. It cannot be recovered afterwards.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Pourquoi la retirer</source>
        <translation>Why remove it</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Effacer la pièce</source>
        <translation>Erase document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Garder la pièce</source>
        <translation>Keep document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>réutilisation acceptée</source>
        <translation>reuse accepted</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>réutilisation non acceptée</source>
        <translation>reuse not accepted</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Aucune copie n’est gardée pour cette pièce.</source>
        <translation>No copy is kept for this document.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Fournie le {day}, reçue par {agent}</source>
        <translation>Provided on {day}, received by {agent}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Écrivez pourquoi, en quelques mots.</source>
        <translation>Write why, in a few words.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Pièce conservée{nbsp}: {label}</source>
        <translation>Document kept:{nbsp}{label}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>datée du {day}</source>
        <translation>dated {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/held_panel.py"/>
        <source>Copie du {day}</source>
        <translation>Copy of {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/panel_parts.py"/>
        <source>Cette pièce est trop ancienne. Il en faut une datée d’après le {day}.</source>
        <translation>This document is too old. One dated after {day} is needed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/panels.py"/>
        <source>Arrêter la numérisation</source>
        <translation>Stop scanning</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/panels.py"/>
        <source>Aperçu</source>
        <translation>Preview</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/panels.py"/>
        <source>Pages de la pièce</source>
        <translation>Document pages</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/reuse_panel.py"/>
        <source>Pièces déjà fournies</source>
        <translation>Documents already provided</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/reuse_panel.py"/>
        <source>Demandez son accord à l’usager avant de réutiliser une pièce. Son accord est noté avec la pièce.</source>
        <translation>Ask the citizen for consent before reusing a document. Their consent is noted with the document.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/reuse_panel.py"/>
        <source>Réutiliser avec l’accord de l’usager</source>
        <translation>Reuse with the citizen’s consent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_bar.py"/>
        <source>Réglages du scanner</source>
        <translation>Scanner settings</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_bar.py"/>
        <source>Numérisation en cours…</source>
        <translation>Scanning…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_bar.py"/>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_bar.py"/>
        <source>Numérisation en cours{nbsp}: {pages}</source>
        <translation>Scanning:{nbsp}{pages}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_settings.py"/>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_settings.py"/>
        <source>Couleur</source>
        <translation>Colour</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_settings.py"/>
        <source>Finesse</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/scan_settings.py"/>
        <source>{n}{nbsp}ppp</source>
        <translation>{n}{nbsp}dpi</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/thumbnails.py"/>
        <source>Page {number} sur {total}</source>
        <translation>Page {number} of {total}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/thumbnails.py"/>
        <source>{page}, tournée de {turn}°</source>
        <translation>{page}, turned {turn}°</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Ce poste ne peut pas numériser. Joignez un fichier.</source>
        <translation>This workstation cannot scan. Attach a file.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>{n} page</source>
        <translation>{n} page</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>{n} pages</source>
        <translation>{n} pages</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>aujourd’hui</source>
        <translation>today</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>un an</source>
        <translation>one year</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Aucun scanner ne répond. Vérifiez qu’il est allumé et branché, ou joignez un fichier.</source>
        <translation>No scanner answers. Check that it is on and plugged in, or attach a file.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>il y a {n} jour</source>
        <translation>{n} day ago</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>il y a {n} jours</source>
        <translation>{n} days ago</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>il y a {n} ans</source>
        <translation>{n} years ago</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Déjà fournie le {day} ({age})</source>
        <translation>Already provided on {day} ({age})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>{procedure}, demande {reference}</source>
        <translation>{procedure}, request {reference}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Trop ancienne{nbsp}: la démarche demande moins de {age}.</source>
        <translation>Too old:{nbsp}the procedure asks for less than {age}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Vitre</source>
        <translation>Glass</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Chargeur</source>
        <translation>Feeder</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Chargeur, recto verso</source>
        <translation>Feeder, both sides</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Niveaux de gris</source>
        <translation>Greyscale</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Le scanner est occupé. Attendez la fin du travail en cours, puis recommencez.</source>
        <translation>The scanner is busy. Wait for the current job to end, then try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Une feuille est coincée. Retirez-la, puis recommencez à cette feuille.</source>
        <translation>A sheet is jammed. Remove it, then start again from that sheet.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Le chargeur est vide. Posez les feuilles, puis recommencez.</source>
        <translation>The feeder is empty. Load the sheets, then try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Le capot du scanner est ouvert. Fermez-le, puis recommencez.</source>
        <translation>The scanner cover is open. Close it, then try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Le scanner ne répond pas. Vérifiez qu’il est allumé et branché, puis recommencez.</source>
        <translation>The scanner does not answer. Check that it is on and plugged in, then try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Le scanner s’est arrêté. Recommencez, ou joignez un fichier.</source>
        <translation>The scanner stopped. Try again, or attach a file.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Numérisation arrêtée.</source>
        <translation>Scanning stopped.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>il y a {n} mois</source>
        <translation>{n} months ago</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Datée du {day} ({age})</source>
        <translation>Dated {day} ({age})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>La page reçue est gardée.</source>
        <translation>The page received is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>Les {n} pages reçues sont gardées.</source>
        <translation>The {n} pages received are kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/document/words.py"/>
        <source>fournie le {day}</source>
        <translation>provided on {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/agenda.py"/>
        <source>Plus tard ({n})</source>
        <translation>Later ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Saisies à reprendre</source>
        <translation>Entries to go on with</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Abandonner la saisie</source>
        <translation>Give the entry up</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Reprendre</source>
        <translation>Resume</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>commencée {moment}</source>
        <translation>begun {moment}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Réponses de la demande</source>
        <translation>Answers of the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Note interne</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Informations de l’usager</source>
        <translation>Details of the citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Échange à noter</source>
        <translation>Exchange to note</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>gardées {n} jours sur ce poste</source>
        <translation>kept {n} days on this workstation</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Nouvelle demande</source>
        <translation>New request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/kept_card.py"/>
        <source>Sans nom encore</source>
        <translation>No name yet</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>{n} demande</source>
        <translation>{n} request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Cherchez l’usager par son nom, son téléphone ou sa date de naissance.</source>
        <translation>Find the citizen by name, phone or date of birth.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Rechercher un usager</source>
        <translation>Find a citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>À faire aujourd’hui</source>
        <translation>To do today</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Rien n’attend. Les demandes de vos services viendront ici, les plus pressées d’abord.</source>
        <translation>Nothing is waiting. Your services’ requests will appear here, the most pressing first.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>{n} demandes</source>
        <translation>{n} requests</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Tout voir</source>
        <translation>See all</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Prêtes à remettre</source>
        <translation>Ready to hand over</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Rien n’attend d’être remis.</source>
        <translation>Nothing is waiting to be handed over.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Dernières visites</source>
        <translation>Latest visits</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Visite</source>
        <translation>Visit</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>de cette session</source>
        <translation>this session</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Les visites terminées de cette session viendront ici.</source>
        <translation>The finished visits of this session will appear here.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>Aucune visite en cours</source>
        <translation>No visit under way</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>aucune demande</source>
        <translation>no request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/idle/page.py"/>
        <source>{number}, les {n} plus urgentes</source>
        <translation>{number}, the {n} most urgent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/fields.py"/>
        <source>Un SIREN a 9 chiffres, un SIRET 14, un RNA W et 9 signes.</source>
        <translation>A SIREN has 9 digits, a SIRET 14, an RNA W and 9 characters.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/fields.py"/>
        <source>Indiquez la commune.</source>
        <translation>Give the town.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/fields.py"/>
        <source>Indiquez le nom de naissance, ou le nom d’usage.</source>
        <translation>Give the birth name, or the name in use.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/fields.py"/>
        <source>Cette date n’existe pas. Corrigez-la.</source>
        <translation>This date does not exist. Correct it.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/fields.py"/>
        <source>Indiquez le nom de l’organisation.</source>
        <translation>Give the organisation’s name.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/fields.py"/>
        <source>Cette date est à venir. Indiquez une date jusqu’au {day}.</source>
        <translation>This date is in the future. Give a date up to {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/like_rows.py"/>
        <source>même nom</source>
        <translation>same name</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/like_rows.py"/>
        <source>Ouvrir la fiche de {person}</source>
        <translation>Open the record of {person}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Fiches qui ressemblent</source>
        <translation>Similar records</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Cette personne est sans doute déjà connue.</source>
        <translation>This person is probably already known.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Existe peut-être déjà</source>
        <translation>May already exist</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Vous saisissez</source>
        <translation>Your entry</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Fiche existante</source>
        <translation>Existing record</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Naissance</source>
        <translation>Birth</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Téléphone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/likeness.py"/>
        <source>Ce qui correspond{nbsp}: {reasons}.</source>
        <translation>What matches:{nbsp}{reasons}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>{n} champ à corriger avant de créer l’usager</source>
        <translation>{n} field to correct before creating the citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>{n} champs à corriger avant de créer l’usager</source>
        <translation>{n} fields to correct before creating the citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Usager créé sur ce poste.</source>
        <translation>Citizen created on this workstation.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Créer l’usager</source>
        <translation>Create citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Ouvrir cette fiche</source>
        <translation>Open this record</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Reprendre la saisie gardée</source>
        <translation>Resume the kept entry</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Repartir à vide</source>
        <translation>Start afresh</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Seul le nom est nécessaire.</source>
        <translation>Only the name is needed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Votre saisie est reprise là où elle en était.</source>
        <translation>Your entry resumes where it was.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Une saisie non terminée est gardée.</source>
        <translation>An unfinished entry is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Personne</source>
        <translation>Person</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/page.py"/>
        <source>L’usager précédent n’est pas créé. Votre saisie attend dans sa visite.</source>
        <translation>The previous citizen is not created. What you typed is waiting in their visit.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Madame</source>
        <translation>Ms</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Monsieur</source>
        <translation>Mr</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Femme</source>
        <translation>Female</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Homme</source>
        <translation>Male</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Association</source>
        <translation>Association</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Entreprise</source>
        <translation>Company</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Autre</source>
        <translation>Other</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>Courriel</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_person/person_form.py"/>
        <source>12 rue des Lilas</source>
        <translation>12 rue des Lilas</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/body.py"/>
        <source>Reçue le</source>
        <translation>Received on</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/body.py"/>
        <source>Reçue par</source>
        <translation>Received via</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/body.py"/>
        <source>Aucune pièce à présenter</source>
        <translation>No document to show</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/body.py"/>
        <source>Pièces justificatives · {seen} sur {all}</source>
        <translation>Documents · {seen} of {all}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Créée par erreur</source>
        <translation>Created by mistake</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Demande annulée{nbsp}: {label}. Elle reste au dossier, close.</source>
        <translation>Request cancelled:{nbsp}{label}. It stays on file, closed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>{n} champ à corriger avant de créer la demande</source>
        <translation>{n} field to correct before creating the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>{n} champs à corriger avant de créer la demande</source>
        <translation>{n} fields to correct before creating the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Aucun signalement de ce nom. Pour une autre démarche, cherchez d’abord l’usager.</source>
        <translation>No incident report by that name. For another procedure, find the citizen first.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Demande enregistrée sur ce poste. Récépissé à refaire avec Ctrl+P.</source>
        <translation>Request saved on this workstation. Make the receipt again with Ctrl+P.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>La demande précédente n’est pas enregistrée. Votre saisie attend dans sa visite.</source>
        <translation>The previous request is not saved. What you typed is waiting in its visit.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>auprès d’un agent</source>
        <translation>with an agent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Créer et imprimer le récépissé</source>
        <translation>Create and print the receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Reprendre cette demande</source>
        <translation>Resume this request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Type de demande</source>
        <translation>Type of request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Choisir la personne concernée</source>
        <translation>Choose the person concerned</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Personne concernée</source>
        <translation>Person concerned</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Choisissez un type dans la liste.</source>
        <translation>Choose a type in the list.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Choisissez la personne concernée.</source>
        <translation>Choose the person concerned.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Une demande proche existe{nbsp}: {reference}, déposée {way} le {day}.</source>
        <translation>A similar request exists:{nbsp}{reference}, filed {way} on {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Cette démarche se fait pour un usager. Cherchez-le d’abord.</source>
        <translation>This procedure is done for a citizen. Search for them first.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Demande enregistrée sur ce poste. Récépissé {number}.</source>
        <translation>Request saved on this workstation. Receipt {number}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>L’usager lui-même</source>
        <translation>The citizen themselves</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Et {n} autre.</source>
        <translation>And {n} other.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Et {n} autres.</source>
        <translation>And {n} others.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>au guichet</source>
        <translation>at the counter</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>par téléphone</source>
        <translation>by phone</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>en ligne</source>
        <translation>online</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>par courriel</source>
        <translation>by e-mail</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>par SMS</source>
        <translation>by SMS</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>par courrier</source>
        <translation>by mail</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>en rendez-vous</source>
        <translation>at an appointment</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Sans usager{nbsp}: seuls les signalements se déposent ainsi.</source>
        <translation>No citizen:{nbsp}only incident reports are filed this way.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Un autre enfant</source>
        <translation>Another child</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/page.py"/>
        <source>Une autre personne</source>
        <translation>Another person</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/procedure_field.py"/>
        <source>Types de demande</source>
        <translation>Types of request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/new_request/procedure_field.py"/>
        <source>Quelques lettres{nbsp}: école, naissance, voirie…</source>
        <translation>A few letters:{nbsp}school, birth, roads…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Aperçu du papier</source>
        <translation>Paper preview</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Pages du papier</source>
        <translation>Pages of the paper</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Aucune imprimante sur ce poste. Ouvrez le fichier PDF, ou réglez-en une.</source>
        <translation>No printer on this workstation. Open the PDF file, or set one up.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Le fichier n’a pas pu être écrit. Le papier est gardé.</source>
        <translation>The file could not be written. The paper is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Ouvrir le PDF</source>
        <translation>Open the PDF</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Régler l’imprimante</source>
        <translation>Set up the printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Annulé{nbsp}: le papier le dit.</source>
        <translation>Voided:{nbsp}the paper says so.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Copie{nbsp}: le papier le dit.</source>
        <translation>Copy:{nbsp}the paper says so.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Imprimante habituelle</source>
        <translation>Usual printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>Papier{nbsp}: {size}</source>
        <translation>Paper:{nbsp}{size}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/paper/page.py"/>
        <source>{printer} (habituelle)</source>
        <translation>{printer} (usual)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/add_document.py"/>
        <source>Nom de la pièce à ajouter</source>
        <translation>Name of document to add</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/add_document.py"/>
        <source>Nom de la pièce apportée</source>
        <translation>Name of document brought</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>Réponse corrigée.</source>
        <translation>Answer corrected.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>{n} réponses corrigées.</source>
        <translation>{n} answers corrected.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>Cette demande vient d’être close.</source>
        <translation>This request has just been closed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>Modifier les réponses</source>
        <translation>Edit the answers</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>Enregistrer les réponses</source>
        <translation>Save the answers</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>Revenir à la demande</source>
        <translation>Back to the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>{who} a clos cette demande {when}.</source>
        <translation>{who} closed this request {when}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>Votre saisie est gardée{nbsp}: elle revient si la demande est rouverte.</source>
        <translation>Your entry is kept:{nbsp}it comes back if the request is reopened.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/correct.py"/>
        <source>rien</source>
        <translation>nothing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Copie enregistrée sur ce poste{nbsp}: {label}.</source>
        <translation>Copy saved on this workstation:{nbsp}{label}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Joindre un fichier à la pièce</source>
        <translation>Attach a file to the document</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Enregistrée par erreur</source>
        <translation>Saved by mistake</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Noté{nbsp}: {label}.</source>
        <translation>Noted:{nbsp}{label}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Numériser</source>
        <translation>Scan</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Documents et images (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp *.gif)</source>
        <translation>Documents and images (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp *.gif)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Aucune pièce demandée</source>
        <translation>No document asked for</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Actions sur la pièce {label}</source>
        <translation>Actions on the document {label}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Pièce réutilisée avec l’accord de l’usager{nbsp}: {label}.</source>
        <translation>Document reused with the citizen’s consent:{nbsp}{label}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Pièce retirée. Son fichier est effacé.</source>
        <translation>Document removed. Its file is erased.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Copie annulée. Ses pages sont de nouveau à enregistrer.</source>
        <translation>Copy undone. Its pages are to be saved again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Pièce ajoutée à la liste.</source>
        <translation>Document added to the list.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/documents.py"/>
        <source>Annulé{nbsp}: {label}.</source>
        <translation>Taken back:{nbsp}{label}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/footer.py"/>
        <source>Plus</source>
        <translation>More</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/footer.py"/>
        <source>Plus d’actions</source>
        <translation>More actions</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/footer.py"/>
        <source>«{nbsp}{step}{nbsp}» attend{nbsp}: {documents}.</source>
        <translation>“{step}” needs:{nbsp}{documents}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/footer.py"/>
        <source>L’étape suivante revient à un autre agent{thin}; la demande l’attend.</source>
        <translation>The next step is another agent’s;{thin}the request waits for them.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/footer.py"/>
        <source>Il manque{nbsp}: {documents}</source>
        <translation>Missing:{nbsp}{documents}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/footer.py"/>
        <source>{step} (il manque des pièces)</source>
        <translation>{step} (documents missing)</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Prendre en charge</source>
        <translation>Take charge</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Transmettre la demande</source>
        <translation>Pass on the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Vous avez la demande en charge.</source>
        <translation>You are in charge of the request.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Choisir le service</source>
        <translation>Choose the service</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Un mot pour eux</source>
        <translation>A word for them</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Un collègue vient de transmettre cette demande. Voyez qui l’a, puis recommencez.</source>
        <translation>A colleague has just passed on this request. See who has it, then try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Demande transmise{nbsp}: {who}.</source>
        <translation>Request passed on:{nbsp}{who}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Choisissez le service.</source>
        <translation>Choose the service.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>sans agent</source>
        <translation>no agent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>La demande est déjà là. Choisissez un autre agent ou service.</source>
        <translation>The request is already there. Choose another agent or service.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/handling.py"/>
        <source>Tout le service</source>
        <translation>The whole service</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/note.py"/>
        <source>Enregistrer la note</source>
        <translation>Save the note</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/note.py"/>
        <source>Note enregistrée.</source>
        <translation>Note saved.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/other_steps.py"/>
        <source>Autre étape {n}</source>
        <translation>Other step {n}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/page.py"/>
        <source>Aucune demande ouverte. Choisissez-en une dans la liste.</source>
        <translation>No request open. Choose one in the list.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Un administrateur complète le catalogue.</source>
        <translation>An administrator completes the catalogue.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Un administrateur complète la fiche de la ville ou du service.</source>
        <translation>An administrator completes the record of the town or of the service.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Un administrateur complète votre compte.</source>
        <translation>An administrator completes your account.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Complétez la fiche de l’usager.</source>
        <translation>Complete the citizen’s record.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Demandez d’abord les pièces, avec une date.</source>
        <translation>Ask for the documents first, with a date.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Toutes les pièces demandées sont là.</source>
        <translation>All the documents asked for are here.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Un administrateur complète les valeurs légales de la démarche.</source>
        <translation>An administrator completes the legal values of the procedure.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>C’est définitif. Le papier garde son numéro et dit qu’il est annulé. Reprenez-le à l’usager.</source>
        <translation>This is final. The paper keeps its number and says that it is voided. Take it back from the citizen.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Motif</source>
        <translation>Reason</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Un administrateur confirme d’abord cette valeur légale, avec son article.</source>
        <translation>An administrator first confirms this legal value, with its article.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>le récépissé</source>
        <translation>the receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>l’accusé de réception</source>
        <translation>the acknowledgment</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>la liste des pièces</source>
        <translation>the list of documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Annuler {paper} {number}</source>
        <translation>Void {paper} {number}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Annuler le papier</source>
        <translation>Void the paper</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Garder le papier</source>
        <translation>Keep the paper</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>{paper}{nbsp}: pas encore possible</source>
        <translation>{paper}:{nbsp}not possible yet</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Délivrer un récépissé de dépôt</source>
        <translation>Issue a deposit receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Revenir</source>
        <translation>Go back</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Il manque {what}. {remedy}</source>
        <translation>Missing: {what}. {remedy}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>l’effet du silence de la mairie</source>
        <translation>the effect of the town hall’s silence</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_panels.py"/>
        <source>Fixez-la par l’étape «{nbsp}{step}{nbsp}».</source>
        <translation>Set it with the step{nbsp}“{step}”.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_rows.py"/>
        <source>Annulé</source>
        <translation>Voided</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_rows.py"/>
        <source>Papiers remis</source>
        <translation>Papers issued</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/paper_rows.py"/>
        <source>sans réseau</source>
        <translation>offline</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Délivrer un récépissé</source>
        <translation>Issue a receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Délivrer un accusé de réception</source>
        <translation>Issue an acknowledgment</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Délivrer la liste des pièces manquantes</source>
        <translation>Issue the list of missing documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Imprimer sur une autre imprimante</source>
        <translation>Print on another printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Voir le papier qui n’est pas sorti</source>
        <translation>View the paper that did not come out</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Délivrer un papier</source>
        <translation>Issue a paper</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Aucun papier remis.</source>
        <translation>No paper issued.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>délai légal à confirmer</source>
        <translation>legal limit to be confirmed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Autre imprimante</source>
        <translation>Other printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Régler les imprimantes</source>
        <translation>Set up the printers</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Imprimer le récépissé</source>
        <translation>Print the receipt</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Voir le papier</source>
        <translation>View the paper</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Imprimer de nouveau</source>
        <translation>Print again</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Réessayer l’impression</source>
        <translation>Retry printing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/papers.py"/>
        <source>Papier {number} annulé.</source>
        <translation>Paper {number} voided.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/print_trouble.py"/>
        <source>Ne plus afficher</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/print_trouble.py"/>
        <source>Réessayer</source>
        <translation>Retry</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/sheet_view.py"/>
        <source>Informations de la demande</source>
        <translation>Request information</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/sheet_view.py"/>
        <source>Suivi</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/sheet_view.py"/>
        <source>sans usager</source>
        <translation>no citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/sheet_view.py"/>
        <source>Reçue le {day}</source>
        <translation>Received on {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/sheet_view.py"/>
        <source>Tout voir ({n})</source>
        <translation>See all ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>Pièces à demander</source>
        <translation>Documents to ask for</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>Choisir la raison</source>
        <translation>Choose the reason</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>Raison</source>
        <translation>Reason</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>Pourquoi</source>
        <translation>Why</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>À apporter avant le</source>
        <translation>To bring by</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>Pièces reçues le</source>
        <translation>Documents received on</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>Cochez au moins une pièce.</source>
        <translation>Tick at least one document.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/step_panel.py"/>
        <source>Choisissez la raison.</source>
        <translation>Choose the reason.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Le geste sur la demande précédente n’est pas enregistré{nbsp}: {why}</source>
        <translation>What you did on the previous request is not saved:{nbsp}{why}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Étape annulée. La demande est comme avant.</source>
        <translation>Step taken back. The request is as before.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Étape suivante</source>
        <translation>Next step</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Clore pour une autre raison</source>
        <translation>Close for another reason</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Rouvrir la demande</source>
        <translation>Reopen the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Clore la demande</source>
        <translation>Close the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Demande rouverte.</source>
        <translation>Request reopened.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Enregistré sur ce poste. La demande est «{nbsp}{state}{nbsp}».</source>
        <translation>Saved on this workstation. The request is now:{nbsp}{state}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/taking_steps.py"/>
        <source>Demande close.</source>
        <translation>Request closed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>{label} «{nbsp}{new}{nbsp}», avant «{nbsp}{old}{nbsp}»</source>
        <translation>{label}{nbsp}“{new}”, was{nbsp}“{old}”</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Échue le {day}</source>
        <translation>Was due on {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Réponse avant le {day}</source>
        <translation>Reply by {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>dernier jour</source>
        <translation>last day</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>original vu</source>
        <translation>original seen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>copie gardée</source>
        <translation>copy kept</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>manquante</source>
        <translation>missing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>inutile</source>
        <translation>not needed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>ajoutée à la liste</source>
        <translation>added to the list</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>copie retirée</source>
        <translation>copy removed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>copie réutilisée, avec l’accord de l’usager</source>
        <translation>copy reused, with the citizen’s consent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Reçue</source>
        <translation>Received</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Complète</source>
        <translation>Complete</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Instruite</source>
        <translation>Processed</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Décision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>retard {n} jour</source>
        <translation>{n} day late</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>retard {n} jours</source>
        <translation>{n} days late</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>reste {n} jour</source>
        <translation>{n} day left</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>reste {n} jours</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>L’usager apporte les pièces avant le {day}.</source>
        <translation>The citizen brings the documents by {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Close{nbsp}: {state}</source>
        <translation>Closed:{nbsp}{state}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Papier des pièces à fournir</source>
        <translation>List of documents to provide</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>C’est fait</source>
        <translation>It is done</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>La ville refuse</source>
        <translation>The town refuses</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>L’usager renonce</source>
        <translation>The citizen withdraws</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>C’est un doublon</source>
        <translation>It is a duplicate</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Une autre administration répond</source>
        <translation>Another public body replies</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Délai arrêté depuis le {day}</source>
        <translation>Deadline paused since {day}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Effet du silence{nbsp}: valeur légale à confirmer, dans Administration.</source>
        <translation>Effect of silence:{nbsp}legal value to be confirmed, in Administration.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Sans réponse au {day}, la demande est acceptée.</source>
        <translation>With no reply by {day}, the request is accepted.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Sans réponse au {day}, la demande est refusée.</source>
        <translation>With no reply by {day}, the request is refused.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Réponses corrigées{nbsp}: {changes}</source>
        <translation>Answers corrected:{nbsp}{changes}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>{label} «{nbsp}{new}{nbsp}»</source>
        <translation>{label}{nbsp}“{new}”</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>{label} retirée, avant «{nbsp}{old}{nbsp}»</source>
        <translation>{label} removed, was{nbsp}“{old}”</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>copie de {reference} réutilisée, avec l’accord de l’usager</source>
        <translation>copy from {reference} reused, with the citizen’s consent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>Étape annulée{nbsp}: de nouveau «{nbsp}{state}{nbsp}»</source>
        <translation>Step taken back:{nbsp}{state} again</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>{paper} {number} remis</source>
        <translation>{paper} {number} issued</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/request/words.py"/>
        <source>{paper} {number} annulé</source>
        <translation>{paper} {number} voided</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/search/page.py"/>
        <source>Résultats</source>
        <translation>Results</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/search/page.py"/>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/search/page.py"/>
        <source>Effacer</source>
        <translation>Clear</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/search/page.py"/>
        <source>Créer l’usager «&#xa0;{text}&#xa0;»</source>
        <translation>Create the citizen “{text}”</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/search/rows.py"/>
        <source>Usagers ({n})</source>
        <translation>Citizens ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/search/rows.py"/>
        <source>Demandes ({n})</source>
        <translation>Requests ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/search/rows.py"/>
        <source>Personne ne correspond à «&#xa0;{text}&#xa0;».</source>
        <translation>Nobody matches “{text}”.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/destinations.py"/>
        <source>Récépissés</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/destinations.py"/>
        <source>Accusés et listes de pièces</source>
        <translation>Acknowledgments and document lists</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/destinations.py"/>
        <source>Prête</source>
        <translation>Ready</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/destinations.py"/>
        <source>Ne répond pas</source>
        <translation>Not responding</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/destinations.py"/>
        <source>À l’écran</source>
        <translation>On screen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/destinations.py"/>
        <source>aucune imprimante</source>
        <translation>no printer</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Vos réglages sont gardés sur ce poste et reviennent à votre prochaine session.</source>
        <translation>Your settings are kept on this workstation and come back at your next session.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Utiliser la police du système</source>
        <translation>Use the system font</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Une saisie est en cours. Terminez-la ou annulez-la : la taille et la langue redessinent les pages.</source>
        <translation>An entry is in progress. Finish it or cancel it: size and language redraw the pages.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Taille du texte</source>
        <translation>Text size</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Couleurs</source>
        <translation>Colours</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Comme le système</source>
        <translation>Same as system</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Clair</source>
        <translation>Light</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Contraste élevé</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/looks.py"/>
        <source>Police</source>
        <translation>Font</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/page.py"/>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/page.py"/>
        <source>pour vous</source>
        <translation>for you</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/page.py"/>
        <source>pour ce poste</source>
        <translation>for this workstation</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/page.py"/>
        <source>Affichage</source>
        <translation>Display</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/page.py"/>
        <source>Impression</source>
        <translation>Printing</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/page.py"/>
        <source>Numérisation</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Imprimer un essai</source>
        <translation>Print a test</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Adresse sur le réseau. Laissez vide s’il n’y en a pas.</source>
        <translation>Network address. Leave empty if there is none.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Actualiser les imprimantes</source>
        <translation>Refresh the printers</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Imprimer un essai sur une page</source>
        <translation>Print a test on a page</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Imprimer un essai sur le rouleau</source>
        <translation>Print a test on the roll</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Papier des accusés et des listes de pièces</source>
        <translation>Paper for acknowledgments and document lists</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Imprimante des papiers</source>
        <translation>Printer for papers</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Imprimer sans aperçu</source>
        <translation>Print without preview</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Essai en cours…</source>
        <translation>Test under way…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Essai imprimé. Vérifiez que tout se lit, jusqu’au bord.</source>
        <translation>Test printed. Check that everything is legible, right to the edge.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Aucune imprimante sur ce poste. Les papiers s’affichent, et s’ouvrent en PDF.</source>
        <translation>No printer on this workstation. Papers are shown on screen, and open as PDF.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Actualiser</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Écrivez une adresse comme 192.168.1.50 ou escpos://caisse:9100.</source>
        <translation>Write an address such as 192.168.1.50 or escpos://caisse:9100.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Celle du système{nbsp}: {printer}</source>
        <translation>The system’s:{nbsp}{printer}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Papier des récépissés</source>
        <translation>Paper for receipts</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Écrivez d’abord l’adresse de l’imprimante.</source>
        <translation>Write the printer’s address first.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Elle ne répond pas. Vérifiez l’adresse, le câble et le papier.</source>
        <translation>It is not responding. Check the address, the cable and the paper.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Elle ne répond pas. Vérifiez qu’elle est allumée et qu’elle a du papier.</source>
        <translation>It is not responding. Check that it is on and has paper.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Elle s’est arrêtée pendant l’essai. Regardez ce qui est sorti.</source>
        <translation>It stopped during the test. Look at what came out.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Aucune imprimante n’est installée sur ce poste.</source>
        <translation>No printer is installed on this workstation.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>Celle du système</source>
        <translation>The system’s</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/printing.py"/>
        <source>{printer} — n’est plus là</source>
        <translation>{printer} — no longer there</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/scanning.py"/>
        <source>Chercher les scanners</source>
        <translation>Search for scanners</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/scanning.py"/>
        <source>Recherche des scanners…</source>
        <translation>Searching for scanners…</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/scanning.py"/>
        <source>Chercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/settings/scanning.py"/>
        <source>Scanner prêt. F4 numérise avec ces réglages.</source>
        <translation>Scanner ready. F4 scans with these settings.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Refusée</source>
        <translation>Refused</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Cette saisie repose sur la précédente. Elle suivra son règlement.</source>
        <translation>This entry rests on the previous one. It follows once that one is settled.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Le serveur n’a pas dit pourquoi. La saisie est gardée.</source>
        <translation>The server did not say why. The entry is kept.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Un autre agent a changé la même chose. Choisissez, champ par champ, ce qui reste.</source>
        <translation>Another agent changed the same thing. Choose, field by field, what stays.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Saisie par {agent} {moment}</source>
        <translation>Entered by {agent} {moment}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>La valeur de l’autre agent a changé. Choisissez de nouveau.</source>
        <translation>The other agent’s value has changed. Choose again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Conflit</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>En attente de la précédente</source>
        <translation>Waiting for the previous one</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Un récépissé est déjà remis ({numbers})&#xa0;: prévenez l’usager.</source>
        <translation>A receipt has already been issued ({numbers}): tell the citizen.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/boxes.py"/>
        <source>Avant&#xa0;: {values}</source>
        <translation>Before: {values}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/comparison.py"/>
        <source>↑↓ changent de champ. Espace choisit l’autre valeur.</source>
        <translation>↑↓ change field. Space picks the other value.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/comparison.py"/>
        <source>Champs qui diffèrent</source>
        <translation>Fields that differ</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/comparison.py"/>
        <source>Votre valeur, {moment}</source>
        <translation>Your value, {moment}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/comparison.py"/>
        <source>Valeur d’un autre agent</source>
        <translation>Another agent’s value</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/comparison.py"/>
        <source>{agent}, {moment}</source>
        <translation>{agent}, {moment}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/comparison.py"/>
        <source>choisie</source>
        <translation>chosen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/comparison.py"/>
        <source>non choisie</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>rien n’attend</source>
        <translation>nothing waiting</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>partent au prochain échange</source>
        <translation>sent at the next exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>gardées sur ce poste</source>
        <translation>kept on this workstation</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>En conflit</source>
        <translation>In conflict</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>Refusées</source>
        <translation>Refused</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>Dernier échange</source>
        <translation>Last exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>à comparer</source>
        <translation>to compare</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>à régler</source>
        <translation>to settle</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>le serveur répond</source>
        <translation>the server responds</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>réseau coupé</source>
        <translation>network down</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>aucune</source>
        <translation>none</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/figures.py"/>
        <source>réseau coupé depuis {hour}</source>
        <translation>network down since {hour}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Revenir au guichet</source>
        <translation>Back to the counter</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Synchronisation</source>
        <translation>Sync</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Saisies à envoyer</source>
        <translation>Entries to send</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Vos dernières saisies envoyées</source>
        <translation>Your last entries sent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>À régler</source>
        <translation>To settle</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>les deux versions restent dans l’historique</source>
        <translation>both versions stay in the history</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Rien à régler. Aucune saisie n’est refusée ni en conflit.</source>
        <translation>Nothing to settle. No entry is refused or in conflict.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>En attente d’envoi</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Rien n’attend. Toutes vos saisies sont chez le serveur.</source>
        <translation>Nothing waiting. All your entries are with the server.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Enregistrer mon choix</source>
        <translation>Save my choice</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Ouvrir le dossier</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Abandonner cette saisie</source>
        <translation>Discard this entry</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Conflits ({n})</source>
        <translation>Conflicts ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/page.py"/>
        <source>Refusées ({n})</source>
        <translation>Refused ({n})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Réseau coupé depuis {hour}. Continuez&#xa0;: vos saisies sont gardées et partiront au retour du réseau.</source>
        <translation>Network down since {hour}. Carry on: your entries are kept and are sent when the network is back.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>{agent} a modifié {subject} {when}&#xa0;: {fields}.</source>
        <translation>{agent} changed {subject} {when}: {fields}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Synchro en cours</source>
        <translation>Sync under way</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Réseau coupé. Continuez&#xa0;: vos saisies sont gardées et partiront au retour du réseau.</source>
        <translation>Network down. Carry on: your entries are kept and are sent when the network is back.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Voir la saisie</source>
        <translation>See the entry</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Voir les {n} saisies</source>
        <translation>See the {n} entries</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Comparer et choisir</source>
        <translation>Compare and choose</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Voir le détail</source>
        <translation>See the details</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Dernière synchro {hour}</source>
        <translation>Last sync {hour}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Une saisie attend votre choix.</source>
        <translation>One entry is waiting for your choice.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>{n} saisies attendent votre choix.</source>
        <translation>{n} entries are waiting for your choice.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Le serveur ne répond pas. Vos saisies sont gardées sur ce poste.</source>
        <translation>The server is not responding. Your entries are kept on this workstation.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Échange en cours avec le serveur.</source>
        <translation>Exchange with the server under way.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Le serveur répond. L’envoi suit.</source>
        <translation>The server responds. Sending is next.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Tout est envoyé. Ce poste est à jour.</source>
        <translation>Everything is sent. This workstation is up to date.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Une saisie est en conflit</source>
        <translation>One entry is in conflict</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>{n} saisies sont en conflit</source>
        <translation>{n} entries are in conflict</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>{text} avec celle d’un autre agent. Rien n’est perdu&#xa0;: comparez et choisissez.</source>
        <translation>{text} with another agent’s. Nothing is lost: compare and choose.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>Un autre agent</source>
        <translation>Another agent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>à {hour}</source>
        <translation>at {hour}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>pendant la coupure</source>
        <translation>during the cut</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/presenter.py"/>
        <source>entre-temps</source>
        <translation>meanwhile</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>Elle part au prochain échange avec le serveur.</source>
        <translation>It is sent at the next exchange with the server.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>Saisie choisie</source>
        <translation>Chosen entry</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>Ce qui change</source>
        <translation>What changes</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>Saisie par</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>Le</source>
        <translation>When</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>Papier remis</source>
        <translation>Paper issued</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>Elle part après la saisie dont elle dépend.</source>
        <translation>It is sent after the entry it depends on.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/sync/waiting.py"/>
        <source>{after} (avant{nbsp}: {before})</source>
        <translation>{after} (before:{nbsp}{before})</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/chips.py"/>
        <source>Autres</source>
        <translation>Others</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/chips.py"/>
        <source>Autres canaux</source>
        <translation>Other channels</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Type d’échange</source>
        <translation>Type of exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Texte</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Reprendre le texte retiré</source>
        <translation>Resume the removed text</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Appel reçu</source>
        <translation>Call received</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Appel passé</source>
        <translation>Call made</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Courriel reçu</source>
        <translation>E-mail received</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Courriel envoyé</source>
        <translation>E-mail sent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Visite au guichet</source>
        <translation>Visit to the counter</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Ctrl+Entrée</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/composer.py"/>
        <source>Écrivez d’abord ce qui s’est dit.</source>
        <translation>Write what was said first.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/model.py"/>
        <source>noté par erreur</source>
        <translation>recorded by mistake</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Échange noté dans l’historique.</source>
        <translation>Exchange recorded in the history.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Échanges</source>
        <translation>Exchanges</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Aucun échange pour le moment. Notez le premier avec «&#xa0;Note&#xa0;».</source>
        <translation>No exchange yet. Record the first with “Note”.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>{n} échange</source>
        <translation>{n} exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>{n} échanges</source>
        <translation>{n} exchanges</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Échange noté. Tout l’historique est affiché.</source>
        <translation>Exchange recorded. The whole history is shown.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>L’échange précédent n’est pas enregistré. Son texte attend dans l’historique de la personne.</source>
        <translation>The previous exchange is not recorded. Its text waits in the person’s history.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Échange retiré. Son texte est ici, à corriger ou à noter ailleurs.</source>
        <translation>Exchange removed. Its text is here, to correct or to record elsewhere.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Échange retiré. Sa ligne reste, sans son texte.</source>
        <translation>Exchange removed. Its line stays, without its text.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Échange retiré de l’autre dossier. Une note ici peut reprendre son texte.</source>
        <translation>Exchange removed from the other file. A note here can resume its text.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>depuis {year}</source>
        <translation>since {year}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/page.py"/>
        <source>Ouvrir la demande</source>
        <translation>Open the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/reading.py"/>
        <source>Suivi de la demande</source>
        <translation>Request follow-up</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/reading.py"/>
        <source>Lecture</source>
        <translation>Reading</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/reading.py"/>
        <source>Choisissez une ligne de l’historique pour la lire ici.</source>
        <translation>Choose a line of the history to read it here.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/reading.py"/>
        <source>Son texte n’est plus dans ce dossier.</source>
        <translation>Its text is no longer in this file.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/reading.py"/>
        <source>Rien à lire pour le moment.</source>
        <translation>Nothing to read for now.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/retract_part.py"/>
        <source>Retirer cet échange</source>
        <translation>Remove this exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/retract_part.py"/>
        <source>La ligne reste dans l’historique, sans son texte.</source>
        <translation>The line stays in the history, without its text.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/retract_part.py"/>
        <source>noté dans le mauvais dossier</source>
        <translation>recorded in the wrong file</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/timeline/retract_part.py"/>
        <source>Retirer{nbsp}: {title}</source>
        <translation>Remove:{nbsp}{title}</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/brief.py"/>
        <source>Aucune demande ouverte. Un dossier n’est consulté qu’une fois ouvert.</source>
        <translation>No request open. A file counts as consulted only once it is opened.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/brief.py"/>
        <source>Ouvrir ici</source>
        <translation>Open here</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/brief.py"/>
        <source>Ouvrir la visite</source>
        <translation>Open the visit</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/brief.py"/>
        <source>Espace</source>
        <translation>Space</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/brief.py"/>
        <source>Sans demandeur</source>
        <translation>No requester</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/brief.py"/>
        <source>Réponse attendue le {day}.</source>
        <translation>Reply expected on {day}.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>Aucune demande ici. Choisissez un autre filtre.</source>
        <translation>No request here. Choose another filter.</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>Demandeur</source>
        <translation>Requester</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>Référence</source>
        <translation>Reference</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>Réponse</source>
        <translation>Reply</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>À moi</source>
        <translation>Mine</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>Mon service</source>
        <translation>My service</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>En retard</source>
        <translation>Late</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>Sans agent</source>
        <translation>No agent</translation>
    </message>
    <message>
        <location filename="guichet/ui/screens/work/page.py"/>
        <source>À remettre</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Admin.</source>
        <translation>Admin</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Aide</source>
        <translation>Help</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Commandes</source>
        <translation>Commands</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Créer un usager</source>
        <translation>Create a citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Noter un échange</source>
        <translation>Note an exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Noter un appel</source>
        <translation>Note a call</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Noter un courriel</source>
        <translation>Note an email</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Nouvelle visite</source>
        <translation>New visit</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Terminer la visite</source>
        <translation>End the visit</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Visite suivante</source>
        <translation>Next visit</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Annuler le dernier geste</source>
        <translation>Undo the last action</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Aller au guichet</source>
        <translation>Go to the counter</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Aller aux demandes</source>
        <translation>Go to requests</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Aller à l’administration</source>
        <translation>Go to administration</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Voir ce qui attend l’envoi</source>
        <translation>See what is waiting to be sent</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Synchroniser maintenant</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Ouvrir les réglages</source>
        <translation>Open settings</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Verrouiller la session</source>
        <translation>Lock the session</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Changer de mot de passe</source>
        <translation>Change password</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Changer d’agent</source>
        <translation>Change agent</translation>
    </message>
    <message>
        <location filename="guichet/ui/session_actions.py"/>
        <source>Raccourcis clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/gone_page.py"/>
        <source>Service arrêté</source>
        <translation>Service stopped</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/gone_page.py"/>
        <source>Relancer</source>
        <translation>Restart</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Connexion</source>
        <translation>Log-in</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Ouvrez votre session</source>
        <translation>Open your session</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Mot de passe</source>
        <translation>Password</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Le verrouillage des majuscules semble actif.</source>
        <translation>Caps Lock seems to be on.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Ouvrir la session</source>
        <translation>Open session</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Déverrouiller</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Indiquez votre identifiant.</source>
        <translation>Enter your username.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Indiquez votre mot de passe.</source>
        <translation>Enter your password.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/login_page.py"/>
        <source>Session verrouillée — {initials}</source>
        <translation>Session locked — {initials}</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>Chercher une commande</source>
        <translation>Search for a command</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>Chercher une commande, un usager ou une demande</source>
        <translation>Search for a command, a citizen or a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>se déconnecter déconnexion quitter</source>
        <translation>log out log off sign out quit exit</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>usager</source>
        <translation>citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>demande</source>
        <translation>request</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>Choisir</source>
        <translation>Choose</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>Lancer</source>
        <translation>Run</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette.py"/>
        <source>Pour {name}</source>
        <translation>For {name}</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/palette_rows.py"/>
        <source>Rechercher « {text} »</source>
        <translation>Search for “{text}”</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Mot de passe actuel</source>
        <translation>Current password</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Nouveau mot de passe</source>
        <translation>New password</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Nouveau mot de passe, une deuxième fois</source>
        <translation>New password, a second time</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Huit signes au moins, de trois sortes&#xa0;: minuscules, majuscules, chiffres, autres signes. Ou une phrase de sept mots. Sans votre nom, sans mot courant, sans répétition.</source>
        <translation>At least eight characters, of three kinds: lower case, upper case, digits, other characters. Or a phrase of seven words. Without your name, a common word or repetition.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Choisissez un mot de passe différent de l’actuel.</source>
        <translation>Choose a password different from the current one.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Indiquez votre mot de passe actuel.</source>
        <translation>Enter your current password.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Indiquez le nouveau mot de passe.</source>
        <translation>Enter the new password.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Les deux nouveaux mots de passe diffèrent. Retapez-les.</source>
        <translation>The two new passwords differ. Type them again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Ce mot de passe vient d’un administrateur. Choisissez le vôtre.</source>
        <translation>This password comes from an administrator. Choose your own.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Il sert sur tous les postes de la ville, dès le prochain échange.</source>
        <translation>It works on every workstation of the town, from the next sync.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/password_page.py"/>
        <source>Ce n’est pas votre mot de passe actuel. Réessayez.</source>
        <translation>This is not your current password. Try again.</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/rail.py"/>
        <source>Modules</source>
        <translation>Modules</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shell_actions.py"/>
        <source>Rechercher un usager ou une demande</source>
        <translation>Search for a citizen or a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shell_actions.py"/>
        <source>Panneau suivant</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shell_actions.py"/>
        <source>Panneau précédent</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shell_actions.py"/>
        <source>Rechercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Usager et historique</source>
        <translation>Citizen and history</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Ligne de l’historique</source>
        <translation>Line of the history</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Demande ouverte</source>
        <translation>Open request</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Réponses d’une demande</source>
        <translation>Answers of a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Aperçu d’un papier</source>
        <translation>Paper preview</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Liste des demandes</source>
        <translation>List of requests</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Original présenté</source>
        <translation>Original shown</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/shortcut_sheet.py"/>
        <source>Supervision</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/status_bar.py"/>
        <source>Barre d’état</source>
        <translation>Status bar</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>Voir ce qui attend</source>
        <translation>See what is waiting</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>À jour</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>Hors ligne</source>
        <translation>Offline</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>Envoi arrêté</source>
        <translation>Sending stopped</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>Synchronisation&#xa0;: {state}</source>
        <translation>Sync: {state}</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>1 conflit à régler</source>
        <translation>1 conflict to settle</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>{count} conflits à régler</source>
        <translation>{count} conflicts to settle</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>1 saisie refusée</source>
        <translation>1 entry refused</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>{count} saisies refusées</source>
        <translation>{count} entries refused</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>{count} à envoyer</source>
        <translation>{count} to send</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>Réception {share}&#xa0;%</source>
        <translation>Receiving {share}&#xa0;%</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>Envoi {done}/{total}…</source>
        <translation>Sending {done}/{total}…</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/sync_pill.py"/>
        <source>Hors ligne · {count} à envoyer</source>
        <translation>Offline · {count} to send</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/top_bar.py"/>
        <source>Barre supérieure</source>
        <translation>Top bar</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/top_bar.py"/>
        <source>Rechercher&#xa0;: nom, téléphone, naissance, n° de demande…</source>
        <translation>Search: name, phone, birth, request number…</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/top_bar.py"/>
        <source>Nom, téléphone, n°…</source>
        <translation>Name, phone, ref…</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/top_bar.py"/>
        <source>Agent&#xa0;: {name}, {place}</source>
        <translation>Agent: {name}, {place}</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/visit_tabs.py"/>
        <source>Visites</source>
        <translation>Visits</translation>
    </message>
    <message>
        <location filename="guichet/ui/shell/visit_tabs.py"/>
        <source>Terminer la visite&#xa0;: {title}</source>
        <translation>End the visit: {title}</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Est parent de</source>
        <translation>Is parent of</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Est représentant légal de</source>
        <translation>Is legal guardian of</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Est mandataire de</source>
        <translation>Is proxy for</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Est conjoint de</source>
        <translation>Is spouse of</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Représente</source>
        <translation>Represents</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Est membre de</source>
        <translation>Is a member of</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>A pour parent</source>
        <translation>Has as parent</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>A pour représentant légal</source>
        <translation>Has as legal guardian</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>A pour mandataire</source>
        <translation>Has as proxy</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Est représenté par</source>
        <translation>Is represented by</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>A pour membre</source>
        <translation>Has as member</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Enfant</source>
        <translation>Child</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Personne représentée</source>
        <translation>Represented person</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Mandant</source>
        <translation>Principal</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Conjoint</source>
        <translation>Spouse</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Organisme représenté</source>
        <translation>Represented organisation</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Organisme d’appartenance</source>
        <translation>Member’s organisation</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Représentant légal</source>
        <translation>Legal guardian</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Mandataire</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Représentant</source>
        <translation>Representative</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Membre</source>
        <translation>Member</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>(vide)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Téléphone fixe</source>
        <translation>Landline</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>Téléphone mobile</source>
        <translation>Mobile phone</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message>
        <location filename="guichet/ui/values.py"/>
        <source>non</source>
        <translation>no</translation>
    </message>
    <message>
        <location filename="guichet/ui/visit_frame.py"/>
        <source>en pause</source>
        <translation>paused</translation>
    </message>
    <message>
        <location filename="guichet/ui/visit_frame.py"/>
        <source>{name} — Guichet</source>
        <translation>{name} — Guichet</translation>
    </message>
    <message>
        <location filename="guichet/ui/visit_frame.py"/>
        <source>en pause depuis {delay}</source>
        <translation>paused for {delay}</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/date_field.py"/>
        <source>jj/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/form.py"/>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/keys.py"/>
        <source>Maj</source>
        <translation>Shift</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/keys.py"/>
        <source>Suppr</source>
        <translation>Del</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/keys.py"/>
        <source>Début</source>
        <translation>Home</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/keys.py"/>
        <source>Fin</source>
        <translation>End</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/keys.py"/>
        <source>Page préc.</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/keys.py"/>
        <source>Page suiv.</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/keys.py"/>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/pictures.py"/>
        <source>Cette page ne peut pas être affichée.</source>
        <translation>This page cannot be shown.</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>Chercher dans le texte de la pièce</source>
        <translation>Search the text of the document</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>Résultat précédent (Maj+Entrée)</source>
        <translation>Previous result (Shift+Enter)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>Résultat suivant (Entrée)</source>
        <translation>Next result (Enter)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>Fermer la recherche (Échap)</source>
        <translation>Close search (Esc)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>Pièce en image&#xa0;: pas de texte à chercher</source>
        <translation>Image document: no text to search</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>Chercher dans le texte</source>
        <translation>Search the text</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>Aucun résultat</source>
        <translation>No result</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/search.py"/>
        <source>{number} sur {total}</source>
        <translation>{number} of {total}</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/view.py"/>
        <source>page {number} sur {total}</source>
        <translation>page {number} of {total}</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Page précédente (Ctrl+Page préc.)</source>
        <translation>Previous page (Ctrl+Page Up)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Page suivante (Ctrl+Page suiv.)</source>
        <translation>Next page (Ctrl+Page Down)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Numéro de page</source>
        <translation>Page number</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Réduire (Ctrl+-)</source>
        <translation>Zoom out (Ctrl+-)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Agrandir (Ctrl++)</source>
        <translation>Zoom in (Ctrl++)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Tourner l’affichage (R)</source>
        <translation>Rotate the view (R)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Chercher dans le texte (Ctrl+F)</source>
        <translation>Search the text (Ctrl+F)</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Largeur</source>
        <translation>Width</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>Page entière</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/pages/viewer.py"/>
        <source>sur {total}</source>
        <translation>of {total}</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/progress.py"/>
        <source>Étape {number} sur {total}&#xa0;: {name}</source>
        <translation>Step {number} of {total}: {name}</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/progress.py"/>
        <source>Toutes les étapes sont faites</source>
        <translation>All steps are done</translation>
    </message>
    <message>
        <location filename="guichet/ui/widgets/states.py"/>
        <source>La réponse prend plus de temps que prévu.</source>
        <translation>The answer is taking longer than expected.</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>CNI</source>
        <translation>ID card</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Mandataire de</source>
        <translation>Proxy for</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Membre de</source>
        <translation>Member of</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le nom d’une pièce</source>
        <translation>the name of a document</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>la date limite des pièces</source>
        <translation>the deadline for documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>une référence</source>
        <translation>a reference</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>la liste des prénoms</source>
        <translation>the list of given names</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Appels</source>
        <translation>Calls</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>En ligne</source>
        <translation>Online</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Courriels</source>
        <translation>Emails</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Courriers</source>
        <translation>Letters</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Réseaux sociaux</source>
        <translation>Social networks</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Rendez-vous</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Suivi et notes</source>
        <translation>Follow-up and notes</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Réseau social</source>
        <translation>Social network</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande déposée</source>
        <translation>Request filed</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande transmise</source>
        <translation>Request forwarded</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande avancée</source>
        <translation>Request advanced</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Pièces demandées</source>
        <translation>Documents requested</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Pièces reçues</source>
        <translation>Documents received</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande close</source>
        <translation>Request closed</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande rouverte</source>
        <translation>Request reopened</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Étape annulée</source>
        <translation>Step taken back</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande corrigée</source>
        <translation>Request corrected</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Pièce cochée</source>
        <translation>Document ticked</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Récépissé remis</source>
        <translation>Receipt issued</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Récépissé annulé</source>
        <translation>Receipt voided</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Échange retiré par {agent} le {day}&#xa0;: {reason}</source>
        <translation>Exchange removed by {agent} on {day}: {reason}</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Carte nationale d’identité</source>
        <translation>National identity card</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Passeport</source>
        <translation>Passport</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Titre de séjour</source>
        <translation>Residence permit</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Permis de conduire</source>
        <translation>Driving licence</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Livret de famille</source>
        <translation>Family record book</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Autre pièce</source>
        <translation>Other document</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>{n} enfants</source>
        <translation>{n} children</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>1 enfant</source>
        <translation>1 child</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Parents</source>
        <translation>Parents</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Représentants légaux</source>
        <translation>Legal guardians</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Mandataires</source>
        <translation>Proxies</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Représentants</source>
        <translation>Representatives</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Membres</source>
        <translation>Members</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>nom proche</source>
        <translation>similar name</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>même prononciation</source>
        <translation>sounds the same</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>nom de naissance {name}</source>
        <translation>birth name {name}</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date de naissance</source>
        <translation>date of birth</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date de naissance proche</source>
        <translation>similar date of birth</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>année de naissance</source>
        <translation>year of birth</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>téléphone</source>
        <translation>phone</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>courriel</source>
        <translation>email</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>adresse</source>
        <translation>address</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>référence</source>
        <translation>reference</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>numéro externe</source>
        <translation>external number</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>{fields} et {last} diffèrent</source>
        <translation>{fields} and {last} differ</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>consulter les usagers</source>
        <translation>look up citizens</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>créer un usager</source>
        <translation>create a citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>corriger un usager</source>
        <translation>correct a citizen</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>fusionner des usagers</source>
        <translation>merge citizens</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>exporter un dossier</source>
        <translation>export a file</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>noter un échange</source>
        <translation>note an exchange</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>déposer ou corriger une demande</source>
        <translation>file or correct a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>annoter une demande</source>
        <translation>annotate a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>faire avancer une demande</source>
        <translation>advance a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>décider d’une demande</source>
        <translation>decide on a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>transmettre une demande</source>
        <translation>forward a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>clore une demande</source>
        <translation>close a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>rouvrir une demande</source>
        <translation>reopen a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>conserver une pièce</source>
        <translation>keep a document</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>enregistrer le courrier</source>
        <translation>register mail</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>appeler un ticket</source>
        <translation>call a ticket</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>gérer la file d’attente</source>
        <translation>manage the queue</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>lire les indicateurs</source>
        <translation>read the indicators</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>gérer les comptes</source>
        <translation>manage accounts</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>gérer les postes</source>
        <translation>manage workstations</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>modifier le catalogue</source>
        <translation>change the catalogue</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>importer des usagers</source>
        <translation>import citizens</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>changer votre mot de passe</source>
        <translation>change your password</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>lire le journal des consultations</source>
        <translation>read the consultation journal</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>lever une quarantaine</source>
        <translation>lift a quarantine</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande en ligne</source>
        <translation>Online request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Réponse en ligne</source>
        <translation>Online reply</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>SMS reçu</source>
        <translation>SMS received</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>SMS envoyé</source>
        <translation>SMS sent</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Courrier reçu</source>
        <translation>Letter received</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Courrier envoyé</source>
        <translation>Letter sent</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Message reçu</source>
        <translation>Message received</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Message envoyé</source>
        <translation>Message sent</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Création d’un usager</source>
        <translation>Citizen created</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Correction d’un usager</source>
        <translation>Citizen corrected</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Ajout d’une coordonnée</source>
        <translation>Contact detail added</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Correction d’une coordonnée</source>
        <translation>Contact detail corrected</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Fin d’une coordonnée</source>
        <translation>Contact detail ended</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Ajout d’un lien</source>
        <translation>Link added</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Fin d’un lien</source>
        <translation>Link ended</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Vérification d’identité</source>
        <translation>Identity check</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Vérification d’identité retirée</source>
        <translation>Identity check removed</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Création d’un foyer</source>
        <translation>Household created</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Entrée dans un foyer</source>
        <translation>Household joined</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Sortie d’un foyer</source>
        <translation>Household left</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Échange noté</source>
        <translation>Exchange noted</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Échange retiré</source>
        <translation>Exchange removed</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Dépôt d’une demande</source>
        <translation>Filing of a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Note interne sur une demande</source>
        <translation>Internal note on a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Transmission d’une demande</source>
        <translation>Forwarding of a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Étape d’une demande</source>
        <translation>Step of a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Demande de pièces</source>
        <translation>Request for documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Réception de pièces</source>
        <translation>Receiving of documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Clôture d’une demande</source>
        <translation>Closing of a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Réouverture d’une demande</source>
        <translation>Reopening of a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Étape d’une demande annulée</source>
        <translation>Step of a request taken back</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Correction d’une demande</source>
        <translation>Correction of a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Pièce réutilisée d’une autre demande</source>
        <translation>Document reused from another request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Copie d’une pièce retirée</source>
        <translation>Copy of a document removed</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Pièce ajoutée à une demande</source>
        <translation>Document added to a request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Ouverture d’un compte</source>
        <translation>Account opened</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Correction d’un compte</source>
        <translation>Account corrected</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Nouveau mot de passe d’un agent</source>
        <translation>New password for an agent</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Changement de mot de passe</source>
        <translation>Password change</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Fermeture d’un compte</source>
        <translation>Account closed</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Réouverture d’un compte</source>
        <translation>Account reopened</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Déblocage d’un compte</source>
        <translation>Account unblocked</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Délai d’ouverture des sessions hors ligne</source>
        <translation>Days for which sessions open offline</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Rôle donné</source>
        <translation>Role given</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Rôle retiré</source>
        <translation>Role removed</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>Nouvelle version d’une démarche</source>
        <translation>New version of a procedure</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>civilité</source>
        <translation>title</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>nom de naissance</source>
        <translation>birth name</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>nom d’usage</source>
        <translation>name in use</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>prénoms</source>
        <translation>given names</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>lieu de naissance</source>
        <translation>place of birth</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>sexe</source>
        <translation>sex</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>nom de l’organisme</source>
        <translation>name of the organisation</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>type d’organisme</source>
        <translation>type of organisation</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>numéro d’immatriculation</source>
        <translation>registration number</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>moyen de contact préféré</source>
        <translation>preferred means of contact</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>coordonnée</source>
        <translation>contact detail</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>téléphone mobile</source>
        <translation>mobile phone</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>rue</source>
        <translation>street</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>code postal</source>
        <translation>postcode</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>commune</source>
        <translation>town</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>coordonnée préférée</source>
        <translation>preferred contact detail</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date de fin</source>
        <translation>end date</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date de vérification</source>
        <translation>date checked</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date de réception</source>
        <translation>date received</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date d’effet</source>
        <translation>effective date</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date de la demande de pièces</source>
        <translation>date of the request for documents</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date limite</source>
        <translation>deadline</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date de présentation</source>
        <translation>date shown</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date du document</source>
        <translation>date of the document</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>date d’annulation</source>
        <translation>date voided</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>motif</source>
        <translation>reason</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>type de lien</source>
        <translation>type of link</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>autre personne</source>
        <translation>other person</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>étendue du mandat</source>
        <translation>scope of the proxy</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>objet</source>
        <translation>subject</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>texte</source>
        <translation>text</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>nom du foyer</source>
        <translation>name of the household</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>service</source>
        <translation>service</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>agent chargé de la demande</source>
        <translation>agent in charge of the request</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>identifiant</source>
        <translation>username</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>prénom</source>
        <translation>given name</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>nom</source>
        <translation>surname</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>fonction</source>
        <translation>job title</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>délai annoncé</source>
        <translation>announced time limit</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>effet du silence</source>
        <translation>effect of silence</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>accusé de réception</source>
        <translation>acknowledgment</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>tarif</source>
        <translation>fee</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>{field} diffère</source>
        <translation>{field} differs</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>l’{name}</source>
        <translation>the {name}</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>la {name}</source>
        <translation>the {name}</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le {name}</source>
        <translation>the {name}</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le nom de la ville</source>
        <translation>the name of the town</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le nom du service</source>
        <translation>the name of the service</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>l’adresse de la mairie</source>
        <translation>the address of the town hall</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le téléphone du service</source>
        <translation>the phone number of the service</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le prénom de l’agent</source>
        <translation>the agent’s given name</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le nom de l’agent</source>
        <translation>the agent’s surname</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le matricule de l’agent</source>
        <translation>the agent’s staff number</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>la fonction de l’agent</source>
        <translation>the agent’s job title</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le nom de l’usager</source>
        <translation>the citizen’s name</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le nom de la démarche</source>
        <translation>the name of the procedure</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>au moins une pièce à demander</source>
        <translation>at least one document to ask for</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>l’effet du silence</source>
        <translation>the effect of silence</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>la date de la décision implicite</source>
        <translation>the date of the implied decision</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>le délai de la décision implicite</source>
        <translation>the time limit of the implied decision</translation>
    </message>
    <message>
        <location filename="guichet/ui/words.py"/>
        <source>la date limite de recours</source>
        <translation>the deadline for appeal</translation>
    </message>
    <message>
        <location filename="guichet/ui/work_area.py"/>
        <source>Votre choix est gardé. Il part au prochain envoi.</source>
        <translation>Your choice is kept. It goes out with the next send.</translation>
    </message>
    <message>
        <location filename="guichet/ui/work_area.py"/>
        <source>Saisie abandonnée. Elle reste dans le journal du poste.</source>
        <translation>Entry abandoned. It stays in the workstation’s journal.</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Mot de passe changé.</source>
        <translation>Password changed.</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Une saisie n’est pas enregistrée. Déverrouillez pour la terminer, ou changez d’agent une deuxième fois.</source>
        <translation>Something you typed is not saved. Unlock to finish it, or change agent a second time.</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Guichet — session fermée</source>
        <translation>Guichet — session closed</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Vos droits ont changé. Les pages les suivent.</source>
        <translation>Your rights have changed. The pages follow them.</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Changer de mot de passe — Guichet</source>
        <translation>Change password — Guichet</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>La session se verrouille dans {n} s. Touchez une touche pour continuer.</source>
        <translation>The session locks in {n}&#xa0;s. Press a key to continue.</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Guichet — service arrêté</source>
        <translation>Guichet — service stopped</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Une saisie n’est pas enregistrée. Changez d’agent une deuxième fois&#xa0;: elle attend ici.</source>
        <translation>An entry is not saved. Change agent a second time: it waits here.</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <location filename="guichet/ui/workplace.py"/>
        <source>Une saisie n’est pas enregistrée. Terminez-la, ou changez d’agent une deuxième fois.</source>
        <translation>An entry is not saved. Finish it, or change agent a second time.</translation>
    </message>
</context>
</TS>
