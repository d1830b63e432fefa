"""Sound: SoundFonts, FluidSynth, streaming PCM, encoding."""
