"""What a chat model is asked for, and what becomes of its answers. It fails silently to the visitor, and
never to the log."""

from __future__ import annotations

import logging

from chatbot.helper.chat import Chat, ChatError
from chatbot.helper.phrasing import TASK as PHRASE
from chatbot.helper.phrasing import says_the_same
from chatbot.helper.proposal import TASK as PROPOSE
from chatbot.helper.proposal import ProposalError, read_proposal, turn_of
from chatbot.turn import Language, Turn

_log = logging.getLogger(__name__)
_TOLD = {
    "en": "I did not understand this by myself, so a chat model read it for me; the receipt shows as what.",
    "zh": "这句话我自己没读懂，是聊天模型帮忙理解的；回执里写着理解成了什么。",
}
# Longer requests are understood by nobody, and cost whoever pays for the model.
_LONGEST = 600


class Helper:
    """Helps with what our own understanding leaves, and with words. Any thread may use it."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    @classmethod
    def from_environment(cls) -> Helper | None:
        """The helper that the environment names (:meth:`Chat.read`); None without."""
        chat = Chat.read()
        return cls(chat) if chat is not None else None

    def understood(self, turn: Turn) -> Turn:
        """A turn that our own understanding took for no request at all, read by the model; the same turn
        when it is no music to the model either, or proposes what cannot be, or does not answer."""
        if not 0 < len(turn.said) <= _LONGEST:
            return turn
        try:
            controls = read_proposal(self._chat.ask(PROPOSE, turn.said, json=True))
        except (ChatError, ProposalError) as error:
            _log.warning("a chat model was of no help in understanding: %s", error)
            return turn
        return turn if controls is None else turn_of(turn.said, turn.language, controls, _TOLD[turn.language])

    def phrased(self, plain: str, language: Language) -> str:
        """``plain`` in the model's words when they say the same (:func:`says_the_same`), else as it is."""
        try:
            words = self._chat.ask(PHRASE, plain)
        except ChatError as error:
            _log.warning("a chat model was of no help in phrasing: %s", error)
            return plain
        if says_the_same(plain, words, language):
            return words
        _log.warning("a chat model changed the facts of an answer, so it stays as it was")
        return plain
