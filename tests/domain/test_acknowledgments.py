"""Which remedy goes with which article."""

import pytest

from guichet.domain.acknowledgments import Remedy, remedy


@pytest.mark.parametrize("article", ["CRPA R*311-12", "CRPA R311-12 et R311-13", "R. 311-13", "R*311-13"])
def test_access_to_documents_goes_to_its_commission(article: str) -> None:
    assert remedy(article) is Remedy.CADA


@pytest.mark.parametrize("article", ["", "CRPA L231-4, 2°", "CRPA R311-1", "R311-120"])
def test_the_rest_goes_to_court(article: str) -> None:
    assert remedy(article) is Remedy.COURT
