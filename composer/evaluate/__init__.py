"""The instrument that judges: how well a model fits music, how well estimators hear it."""
