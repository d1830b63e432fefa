"""What betrays a machine in music, and a critic that listens for it while a piece is composed.

:mod:`composer.critic.tell_tales` puts some bars into numbers. By them the judge of ``composer.evaluate`` tells
composed from real music, and by them the :class:`Critic` says of the latest bars of a piece how much they sound
like a work. Bars are written several times (:mod:`composer.critic.choosing`), and the one goes on that the critic
likes best: rejection sampling by what a discriminator has learnt, S. Azadi et al., "Discriminator rejection
sampling" (ICLR 2019), bar by bar. The critic learns by ``python -m composer.evaluate.refit_critic``, from works of
the training split and from what the checkpoint composes in their likeness.
"""

from composer.critic.critic import Critic

__all__ = ["Critic"]
