"""The language model: one small protocol, engines behind it, and sampling under a mask."""

from composer.engine.load import load_engine
from composer.engine.protocol import ContextFullError, LanguageModel, Session
from composer.engine.sampling import NothingAllowedError, sample

__all__ = ["ContextFullError", "LanguageModel", "NothingAllowedError", "Session", "load_engine", "sample"]
