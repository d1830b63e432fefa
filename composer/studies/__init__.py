"""Practice pieces by instrument and level: scales, arpeggios, sight-reading, two hands, rhythm, comping."""

from composer.studies.study import KINDS, Study, StudyPlan, make_study

__all__ = ["KINDS", "Study", "StudyPlan", "make_study"]
