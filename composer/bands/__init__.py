"""Bands made from charts and songs.

Open multi-part pop, jazz and latin music is scarce, so it is made: ``mma`` (Musical MIDI
Accompaniment) plays chord charts in the styles of its library, with real melodies on top where
there are any and real drummers where they fit.

    for recipe in recipes(data):       # cheap, deterministic, picklable
        work = render(recipe)          # 0.1 to 0.5 s: a Work or an Unreadable

``mma`` is needed for preparation only (Debian and Ubuntu: ``apt-get install mma``).
"""

from composer.bands.drummers import CORPUS, Groove, groove_of, with_bands
from composer.bands.recipe import BAND_CORPORA, Recipe, recipes, render

__all__ = ["BAND_CORPORA", "CORPUS", "Groove", "Recipe", "groove_of", "recipes", "render", "with_bands"]
