"""What the tour plays, one module a scene: a title, a sentence, and ``play``, which presses keys and looks."""

from __future__ import annotations

from guichet.tour.guide import Scene
from guichet.tour.scenes import (
    admin,
    conflict,
    copies,
    counter,
    documents,
    lock,
    new_person,
    new_request,
    offline,
    papers,
    work,
)

SCENES: dict[str, Scene] = {
    "counter": Scene(counter.TITLE, counter.ABOUT, counter.play),
    "new_request": Scene(new_request.TITLE, new_request.ABOUT, new_request.play),
    "new_person": Scene(new_person.TITLE, new_person.ABOUT, new_person.play),
    "work": Scene(work.TITLE, work.ABOUT, work.play),
    "documents": Scene(documents.TITLE, documents.ABOUT, documents.play),
    "copies": Scene(copies.TITLE, copies.ABOUT, copies.play),
    "papers": Scene(papers.TITLE, papers.ABOUT, papers.play),
    "lock": Scene(lock.TITLE, lock.ABOUT, lock.play),
    "admin": Scene(admin.TITLE, admin.ABOUT, admin.play),
    "offline": Scene(offline.TITLE, offline.ABOUT, offline.play),
    "conflict": Scene(conflict.TITLE, conflict.ABOUT, conflict.play),
}
"""Every scene by the name that the command line takes, in the order of a day."""
