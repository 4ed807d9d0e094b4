"""`python -m generator` and the console script `congvan`."""

import signal


def main() -> None:
    """Run the command line. Ctrl+C while the program loads waits for `run`, which lets it in and answers it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    from generator.cli import main as congvan

    congvan()


if __name__ == "__main__":
    main()
