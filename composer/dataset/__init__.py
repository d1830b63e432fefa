"""From works to training data: labelled, on the grid, as text, as words on disk.

``python -m composer.dataset prepare`` makes a store; ``check``, ``round-trip``, ``fingerprint`` and
``tables`` say how good it is.
"""

from composer.dataset.labels import Labels
from composer.dataset.sample import Lost, Sample, sample_of
from composer.dataset.split import split_of, splits_of
from composer.dataset.store import Store, Stored, write_store

__all__ = ["Labels", "Lost", "Sample", "Store", "Stored", "sample_of", "split_of", "splits_of", "write_store"]
