"""Checks of CSS values that come from configuration and go into a style sheet."""

from __future__ import annotations

import re

from teikit.core.suggestions import closest

#: Characters that end a value or begin a rule or a comment, and functions that load a resource.
_UNSAFE = re.compile(r"[;{}<>@\\]|/\*|url\s*\(|image(?:-set)?\s*\(", re.IGNORECASE)
#: Named colours (CSS Color Module Level 4), system colours and the two keywords.
_COLOUR_NAMES = (
    "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood "
    "cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod "
    "darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon "
    "darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray "
    "dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green "
    "greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon "
    "lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon "
    "lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen "
    "magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue "
    "mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy "
    "oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip "
    "peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown "
    "seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal "
    "thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen accentcolor accentcolortext "
    "activetext buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight "
    "highlighttext linktext mark marktext selecteditem selecteditemtext visitedtext currentcolor transparent"
)
_COLOURS = frozenset(_COLOUR_NAMES.split())


def is_safe_value(value: str) -> bool:
    """Return whether a value can be written into a declaration: complete, and without effect beyond it."""
    return (
        not _UNSAFE.search(value)
        and value.count('"') % 2 == 0
        and value.count("'") % 2 == 0
        and value.count("(") == value.count(")")
    )


def is_colour_name(value: str) -> bool:
    """Return whether a word names a colour.

    >>> is_colour_name("RebeccaPurple"), is_colour_name("redd")
    (True, False)
    """
    return value.casefold() in _COLOURS


def suggest_colour(name: str) -> str | None:
    """Return the name of a colour that a misspelt one resembles most.

    >>> suggest_colour("redd")
    'red'
    """
    return closest(name, sorted(_COLOURS))
