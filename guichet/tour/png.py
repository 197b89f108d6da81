"""Pictures of the window as small files: a palette holds the colours of a screen, of which a few make up nearly all."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtGui import QImage

_COLOURS: Final = 256
_KINDS: Final = 200
"""Kept for colours that are rare but unlike any other: the purple of a small icon."""

_KIND_BITS: Final = 0x00F0F0F0
"""Two colours are of one kind when the upper half of their red, green and blue is the same."""


def save_small(picture: QImage, path: Path) -> None:
    """Save a picture as a PNG of at most 256 colours: one of each kind, then the commonest; others as the nearest."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32, count=width * height)
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    by_count = np.argsort(-counts, kind="stable")
    _, first = np.unique(colours[by_count] & _KIND_BITS, return_index=True)  # the commonest of each kind
    chosen = np.concatenate([by_count[np.sort(first)[:_KINDS]], by_count])
    _, first = np.unique(chosen, return_index=True)
    kept = colours[chosen[np.sort(first)[:_COLOURS]]]
    apart = np.abs(_parts(colours)[:, None, :] - _parts(kept)[None, :, :]).sum(axis=2)
    shown = apart.argmin(axis=1).astype(np.uint8)[places].reshape(height, width)
    small = QImage(shown.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    small.setColorTable([int(colour) for colour in kept])
    small.save(str(path), quality=0)


def _parts(colours: np.ndarray[tuple[int], np.dtype[np.uint32]]) -> np.ndarray[tuple[int, int], np.dtype[np.int16]]:
    """Give red, green and blue of each colour."""
    return np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.int16)
