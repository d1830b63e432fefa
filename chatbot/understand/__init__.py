"""Words to meaning: one English or Chinese sentence becomes one :class:`chatbot.turn.Turn`.

The way of a sentence, and where to look for what:

1. *Plainer words.* Many ways of saying a thing become the one that is read. Slips and typing: ``typos``,
   ``shorthand``, ``homophones``, ``spoken``, ``cantonese``. Courtesies around a wish: ``frames``; why it is wished
   and by whom: ``without_why``, of ``people``, ``reasons`` and ``reasons_zh``. Said round about, by family:
   ``indirect``, ``roundabout``, ``colloquial``, ``idioms``, ``telegraphic``, ``recast``, ``short_orders``,
   ``few_words``, ``line_up``, ``everyday``, ``musicians``, ``other_verbs``, ``other_words_of_form``, ``arc_words`` in
   English; ``plainer_zh``, ``indirect_zh``, ``everyday_zh``, ``changes_zh``, ``parts_zh``, ``versions_zh`` in Chinese.
   What is to be written again: ``anew``; a tune typed with its wish: ``typed_tunes``. A version of what is there:
   ``another_way``, ``by_property``, ``which_version``; numbers as places: ``sure_places``; one chord of it:
   ``chord_there``; advice: ``advice``. A new way of saying something belongs here, in the module whose first line it
   fits. Each holds rules as ``rule`` or ``conditional`` defines them.
2. *What leans on the turn before*: ``corrections``, ``afterthoughts``, ``follow_up_zh``.
3. *Several requests* in one sentence: ``requests``, and ``each_order`` where reading them together loses some.
4. *Reading.* ``sentence`` takes key, tempo, meter, players, places and so on from the text, each by a module of its
   name, with the words of ``lexicon``; what is read is taken and not read again.
5. *The act*: ``acts``, with ``evidence`` where the words alone do not decide; ``judging`` for praise and blame.
6. *The turn*: ``composing`` and ``edits``; ``arc_there`` for an arc over what is there; ``evocation`` for scenes and
   open words; ``assumptions`` for what is said of it.
7. *What is learnt* speaks where the rules found little: ``by_meaning``, ``by_change``, ``told``, ``wish_alone``; of who
   plays in a telling, ``cast``.
"""

from chatbot.understand.context import Context, VersionFacts
from chatbot.understand.jsonable import turn_json
from chatbot.understand.pointing import Selection
from chatbot.understand.problems import problem
from chatbot.understand.understanding import understand

__all__ = ["Context", "Selection", "VersionFacts", "problem", "turn_json", "understand"]
