"""What window, desk and server say to one another: frozen structs, no behaviour.

Every change is an :class:`~guichet.contract.base.Operation`; every screen is a :class:`~guichet.contract.base.Query`.
The window imports this package and Qt, nothing else; what an operation *does* is in ``guichet.operations``.
"""
