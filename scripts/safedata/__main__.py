"""``python -m safedata COMMAND``: what the executables in ``scripts/`` become."""

from safedata.commands.cli import main

if __name__ == "__main__":
    main()
