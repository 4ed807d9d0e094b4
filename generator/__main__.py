"""`python -m generator` is `congvan`."""

from generator.cli import main

main()
