"""The timeline as lanes: one lane an agency, time across.

The parts that place things know no Qt and are tested by themselves: `days.py` (an event's days as numbers),
`scale.py` (days to pixels), `lanes.py` and `grouping.py` (which event stands in which lane), `arrangement.py`
(marks, bars and density at one zoom), `ticks.py` (the words along the top), `silences.py`, `questions.py`,
`plan.py` (where each part stands in the view). `scene.py` gathers them for one content. `painting.py` and its
neighbours draw a scene, on the screen and into a picture alike; `view.py` is the widget.
"""
