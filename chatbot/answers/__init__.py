"""Answers to questions about the music: every sentence is made of something that was measured."""

from chatbot.answers.answering import answer

__all__ = ["answer"]
