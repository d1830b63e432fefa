"""What a musician would say about a piece: harmony, cadences, form, difficulty, as facts with bars and no words."""
