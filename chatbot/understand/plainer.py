"""What is said, in words that the readers know: slips corrected, courtesies and ways round about left out."""

from __future__ import annotations

from chatbot.understand.anew import anew
from chatbot.understand.arc_words import arc_in_known_words
from chatbot.understand.by_property import by_property
from chatbot.understand.colloquial import colloquial
from chatbot.understand.context import Context
from chatbot.understand.few_words import few_words
from chatbot.understand.frames import unframed
from chatbot.understand.idioms import without_idioms
from chatbot.understand.indirect import direct
from chatbot.understand.line_up import lined_up
from chatbot.understand.other_verbs import other_verbs
from chatbot.understand.other_words_of_form import other_words_of_form
from chatbot.understand.recast import recast
from chatbot.understand.resizing import resized
from chatbot.understand.roundabout import plainly
from chatbot.understand.short_orders import short_orders
from chatbot.understand.shorthand import in_full
from chatbot.understand.sure_places import with_sure_places
from chatbot.understand.telegraphic import spelled_out
from chatbot.understand.typed_tunes import typed_tunes
from chatbot.understand.typos import corrected
from chatbot.understand.which_version import which_version
from chatbot.understand.without_why import without_why
from chatbot.understand.wording import plain


def in_plainer_words(words: str, names: tuple[str, ...], context: Context) -> str:
    """The cleaned ``words`` without slips, courtesies and ways round about; ``names`` are those of the versions."""
    words = unframed(without_why(in_full(plain(corrected(words, names))), context))
    for reader in (
        typed_tunes,
        arc_in_known_words,
        few_words,
        with_sure_places,
        by_property,
        which_version,
        anew,
        other_verbs,
        other_words_of_form,
        spelled_out,
        without_idioms,
        recast,
        short_orders,
        lined_up,
        direct,
        plainly,
        colloquial,
        resized,
    ):
        words = reader(words, context)
    return words
