"""Bands made from charts and songs.

Open multi-part pop, jazz and latin music is scarce, so it is made: ``mma`` (Musical MIDI
Accompaniment) plays chord charts in the styles of its library, with real melodies on top where
there are any and real drummers where they fit.

    for recipe in recipes(data):       # cheap, deterministic, picklable
        work = render(recipe)          # 0.1 to 0.5 s: a Work or an Unreadable

``mma`` is needed for preparation only (Debian and Ubuntu: ``apt-get install mma``); no part of it
is in this repository.

Licence. Program, documentation and library of MMA are under the GNU General Public License,
version 2 or later (its manual, "License, Version and Legalities": "This program, the accompanying
documentation, and library files can be freely distributed according to the terms of the GNU
General Public License"). Nothing in its documentation speaks of what it writes. The licence
itself says (section 0): "The act of running the Program is not restricted, and the output from
the Program is covered only if its contents constitute a work based on the Program". What MMA
writes are rhythms of its library over chords of ours, so a piece may be held to be based on the
library. We take the careful reading: the pieces count as ``share-alike``, none is distributed,
and the command that makes them is. The author called MIDI files made with MMA "fine" to
distribute (debian-legal, January 2004). Of the library only what its authors wrote is used
(``stdlib`` and ``alexis``), not what was converted from the styles of keyboards (``casio``,
``yamaha``, ``kara``, ``zoom``); the grooves in ``grooves/`` are this project's own.
"""

from composer.bands.drummers import CORPUS, Groove, groove_of
from composer.bands.recipe import BAND_CORPORA, Recipe, recipes, render

__all__ = ["BAND_CORPORA", "CORPUS", "Groove", "Recipe", "groove_of", "recipes", "render"]
