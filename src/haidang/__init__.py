"""Hải Đăng receives what carriers say about their passengers, and asks who deserves a second look.

A carrier's file holds messages; each tells a movement and who travels on it:

>>> import haidang
>>> [message] = haidang.read(haidang.SPECIMEN)
>>> message.type, message.function, message.movement.designator, str(message.movement.day)
('PAXLST', 'list', 'XX123', '2026-04-01')
>>> [traveller] = message.travellers
>>> traveller.name.full, str(traveller.born), traveller.nationality, traveller.seats[0].number
('JANE MARIE DOE', '1990-02-15', 'UTO', '23C')

Every fact knows the segments that told it:

>>> [message.segments[number] for number in traveller.documents[0].at]
['DOC+P:110:111+L898902C3', 'DTM+36:310101', 'LOC+91+UTO']

What could not be understood is told, and loses nothing else:

>>> torn = haidang.SPECIMEN.replace(b"DTM+329:900215", b"DTM+329:901515")
>>> [message] = haidang.read(torn)
>>> [(problem.kind, message.segments[problem.segment]) for problem in message.problems]
[('bad date', 'DTM+329:901515')]
>>> message.travellers[0].name.full, message.travellers[0].born_as_told
('JANE MARIE DOE', '901515')

Two people, or two names, side by side:

>>> [message] = haidang.read(haidang.SPECIMEN)
>>> entry = haidang.Entry(list_name="Border", surname="Дое", given="Жейн Марі", births=("1990-02-15",))
>>> whole = haidang.compare(message.travellers[0], entry)
>>> whole.points > haidang.compare("JOHN SMITH", entry).points
True
>>> whole.likeness() > 0.5, haidang.compare("JOHN SMITH", entry).likeness() < 0.5
(True, True)
>>> [(reason.part, reason.agrees) for reason in whole.reasons]
[('name', True), ('birth date', True), ('sex', None), ('nationality', None)]

Everyone on a manifest against lists and criteria:

>>> crossings = [haidang.Crossing(traveller=traveller, movement=message.movement)]
>>> [screening] = haidang.screen(crossings, entries=[entry])
>>> screening.hits[0].title
'Border'
"""

from haidang.messages import Message, Problem, read
from haidang.messages.specimen import SPECIMEN
from haidang.screening import Criterion, Entry, Screening, compare, screen, threshold_for
from haidang.travel import Booking, Crossing, Document, Movement, Name, Traveller

__all__ = [
    "SPECIMEN",
    "Booking",
    "Criterion",
    "Crossing",
    "Document",
    "Entry",
    "Message",
    "Movement",
    "Name",
    "Problem",
    "Screening",
    "Traveller",
    "compare",
    "read",
    "screen",
    "threshold_for",
]
