"""What is dragged or pasted onto a document: files of this machine, or a picture alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject
from PySide6.QtGui import QImage, QImageWriter

from guichet.ui.aside import run_aside

_AS_THEY_ARE = ("image/png", "image/jpeg", "application/pdf")
_FASTEST = 1


def can_take(mime: QMimeData) -> bool:
    """Tell whether this holds something that may be a document."""
    return bool(paths_of(mime)) or mime.hasImage() or any(mime.hasFormat(each) for each in _AS_THEY_ARE)


def paths_of(mime: QMimeData) -> list[str]:
    """Give the files of this machine that are named."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []


def bytes_of(mime: QMimeData, owner: QObject, done: Callable[[bytes], None]) -> None:
    """Give the bytes of a picture or a PDF that is no file, encoded away from the window's thread."""
    for kind in _AS_THEY_ARE:
        if mime.hasFormat(kind):
            done(bytes(mime.data(kind).data()))
            return
    image = mime.imageData()
    if isinstance(image, QImage) and not image.isNull():

        def tell(future: Future[bytes]) -> None:
            done(future.result())

        run_aside(lambda: _encode(image), owner, tell)


def _encode(image: QImage) -> bytes:
    # QImageWriter lets other Python threads run, QImage.save does not.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setCompression(_FASTEST)
    writer.write(image)
    return bytes(buffer.data().data())
