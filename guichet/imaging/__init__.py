"""Pictures of pages: files taken in, pages drawn, text found, pages put together into one file.

Everything that decodes a citizen's file runs in a process of its own (:mod:`guichet.imaging.worker`), which
:class:`~guichet.imaging.pool.Imaging` starts and starts again: a file that brings a library down does not bring the
desk down, and pdfium, which no two threads may enter, has a thread to itself.
"""
