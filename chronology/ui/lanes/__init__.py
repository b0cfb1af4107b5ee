"""The timeline as lanes, by agency, person or theme; time across, and periods as bands above.

The parts that place things know no Qt and are tested by themselves: `days.py` (an event's days as numbers),
`scale.py` (days to pixels), `beside.py` (what is known besides the events, and which of them are shown),
`lanes.py` and `grouping.py` (which event stands in which lane), `arrangement.py` (marks, bars and density at
one zoom), `bands.py`, `ticks.py` (the words along the top), `silences.py`, `questions.py`, `plan.py` (where
each part stands in the view). `scene.py` gathers them for one content. `painting.py` and its neighbours draw
a scene, on the screen and into a picture alike; `area.py` and `view.py` are the widget, `page.py` the widget
with its buttons. `board.py` is all of the room, with `choosing.py` above the lanes and `side.py` beside them.
"""
