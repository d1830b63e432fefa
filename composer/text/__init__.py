"""The text of music: a piece as a string of one-character events, and back, exactly."""

from composer.text.grid import on_grid
from composer.text.header import Header
from composer.text.reader import TextError, read_bars
from composer.text.writer import Unrepresentable, write_bars

__all__ = ["Header", "TextError", "Unrepresentable", "on_grid", "read_bars", "write_bars"]
