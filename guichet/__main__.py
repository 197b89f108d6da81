"""``python -m guichet`` is the command line."""

import sys

from guichet.cli import main

if __name__ == "__main__":
    sys.exit(main())
