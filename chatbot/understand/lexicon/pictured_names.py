"""Names of instruments that are something else in such places of prose: rain that drums, a wind that whistles, a cellar
of keys. In the patterns \\x00 stands for the name."""

from __future__ import annotations

from chatbot.understand.matcher import compiled

PICTURED_NAMES = {
    "keys": compiled(r"\b(?:of|bunch of|house|car|her|his|its|their) \x00|\x00 (?:to|of) "),
    "whistles": compiled(r"^(?!.*\b(?:tin|penny|two|three|of|with|and|the|by|for|on) \x00)"),
    "whistling": compiled(r"\b(?:like|is|are|was|were|be|go|goes|went|come|comes|came|stop|start|starts|of|by|"
                          r"for|while) \x00|\x00 (?:in|past|through|at|down|as|to|by|off|away|while)\b"),
    "whistle": compiled(r"\b(?:to|can|could|will|would|train|factory|referee's|wolf|kettle|we|they|you|i|who|"
                        r"boys) \x00|\x00 (?:past|through|at|as|to|by|while|when|while)\b"),
    "drums": compiled(r"\b(?:it|he|she|who|that|which|rain|hail|wind|heart|blood|woodpecker|finger|impatience) \x00|"
                      r"\x00 (?:its|his|her|their) (?:fingers|heels|feet)\b"),
    "drum": compiled(r"\b(?:to|fingers|hooves|feet|heels|they|ear|oil|rain|raindrops) \x00"),
    "drumming": compiled(r"\b(?:rain|fingers|hooves|hail|feet) \x00|\x00 (?:its|his|her|their) (?:fingers|heels)\b"),
    "trumpets": compiled(r"\b(?:it|he|she|who|that|which|elephant) \x00|\x00 (?:its|his|her|their) (?!lungs)\w+"),
    "fiddles": compiled(r"\b(?:it|he|she|who|that|which) \x00|\x00 with "),
    "harps": compiled(r"\x00 on (?:about|the|this|that|and)\b"),
    "horns": compiled(r"\b(?:bull's|devil's|goat's|ram's|car|taxi|ships'|ship's) \x00|\x00 of (?:a|the) (?:moon|"
                      r"bull|dilemma)"),
    "bells": compiled(r"\b(?:wedding|church|sleigh|school|door|cow|dinner|fire|alarm|bicycle|ship's|diving|village|"
                      r"sunday|temple|distant|cathedral) \x00|\b(?:handful|peal|sound|ring|ringing) of (?:\w+ )?\x00"),
    "bell": compiled(r"\b(?:wedding|church|sleigh|school|door|cow|dinner|fire|alarm|bicycle|ship's|diving|village|"
                     r"sunday|temple|passing|funeral|cathedral|like a|as a|closing) \x00"),
    "brass": compiled(r"\x00 (?:buttons?|knobs?|doors?|handles?|bed|plate|rail|lamp|monkeys?|fittings|candlesticks?|"
                      r"neck|tacks|knuckles)\b|\b(?:polished|door of|buttons of) \x00"),
    "strings": compiled(r"\b(?:purse|apron|shoe|kite|pulls? the|pulling the|guitar|violin|harp|puppet) \x00|"
                        r"\x00 of (?:pearls|lanterns|lights|beads|sausages|onions|the heart|a (?:guitar|harp|"
                        r"violin|cello))"),
    "string": compiled(r"\x00 of (?!notes\b)\w+|\b(?:a|of|piece of|ball of|kite on a|end of a|with a|on a|"
                       r"last) \x00(?! "
                       r"(?:quartet|section|orchestra|trio|quintet|ensemble|players?|instruments?|band))"),
    "voice": compiled(r"\b(?:its|his|her|their|my|your|own|low|raise|raises|raised|inner|small) \x00"),
    "organ": compiled(r"\b(?:vital|internal|bodily|sense|an) \x00 (?:of|that) (?:the body|sense|state)"),
    "pipes": compiled(r"\b(?:it|he|she|who|that|which|water|drain|lead|kettle|gas) \x00|\x00 (?:up|down)\b"),
    "bass": compiled(r"\b(?:sea|striped|freshwater) \x00"),
    "triangle": compiled(r"\b(?:love|bermuda|eternal) \x00"),
    "chimes": compiled(r"\b(?:it|clock|he|she|that|which|hour) \x00|\x00 (?:in|with|midnight|the hour)\b"),
    "tenor": compiled(r"\x00 of\b"),
    "soprano": compiled(r"\x00 of\b"),
    "recorder": compiled(r"\b(?:tape|voice|flight|court|police) \x00"),
    "singer": compiled(r"\b(?:like a|as a|as an?|than a|than any|as any) (?:\w+ )?\x00"),
}  # fmt: skip
