"""Notes: controls, pieces, the musical text, the language model, decoding, editing, analysis.

Nothing here knows of chat or of sound, so the room can be used alone::

    from composer import Composer, Controls
"""
