"""``python -m tallystick``: the command line, where the script is not on the path."""

from tallystick.cli.start import start

if __name__ == "__main__":
    start()
