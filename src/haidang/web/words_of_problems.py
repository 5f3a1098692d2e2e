"""What was wrong with a carrier's message, as the rooms that read say it; see ``sentences``.

A test fails when a sentence of theirs is missing.
"""

from django.utils.translation import gettext_noop as _

PROBLEMS = (
    _("no UNB before the message"),
    _("no UNH: the type is taken from what follows"),
    _("no UNT: the message may be cut short"),
    _("UNT says %(told)s, %(number)s segments came"),
    _("segments follow UNT"),
    _("CNT says %(told)s, %(number)s came"),
    _("%(what)s (and %(number)s more)"),
    _("a curly quote ends the segment"),
    _("a line ends inside the segment"),
    _("the text ends inside this segment"),
    _("two segments ran together"),
    _("a terminator stands in a name or a text"),
    _("the name does not stand in its place"),
    _("the ERP before this answer is lost"),
    _("NAD+%(code)s with a person behind it"),
    _("%(text)s before the segment"),
    _("%(text)s is no segment"),
    _("UNA%(signs)s does not fit what follows it"),
    _("read as %(charset)s"),
    _("not as declared: read as %(charset)s"),
    _(
        "no interchange in these %(number)s bytes: looked for UNA before UNB, for UNB with a syntax "
        "identifier (UNB+UNOA:4+...) and for UNH with a message type; "
        "send the message as the carrier's system wrote it"
    ),
    _("nobody has taught us %(type)s"),
    _(
        "the departure on %(day)s is more than a year from %(came)s, when the message came: "
        "ask the carrier for the date"
    ),
    _("it names no flight, no voyage and no traveller"),
    _("it could not be worked (%(error)s): keep it for a replay and report the fault"),
    _(
        "The key of the spool period %(period)s is gone: its raw messages cannot be read any more. "
        "Ask the carrier to send them again."
    ),
    _("nobody on this flight has the reference %(reference)s"),
    _("no leg is told (TDT, LOC)"),
    _("a port without TDT"),
    _("no TVL tells the flight pushed"),
    _("no FlightLeg tells the flight pushed: it is the one most booked"),
    _("%(segment)s in a person's group"),
    _("%(segment)s in a booking"),
    _("%(segment)s in an answer"),
    _("the NAD of this person is lost"),
    _("no such sex: %(told)s"),
    _("no such birth date: %(told)s"),
    _("no such date: %(told)s"),
    _("no such day: %(told)s"),
    _("no such departure: %(told)s"),
    _("no such arrival: %(told)s"),
    _("no such time: %(told)s"),
    _("no such count of bags: %(told)s"),
    _("no such weight: %(told)s"),
    _("no such bag tag: %(told)s"),
    _("a range of no tags: %(told)s"),
    _("a document's date before its document"),
    _("a document's issuer without its document"),
    _("a second such date: the DOC before it may be lost"),
    _("the surname on the document is not the one booked"),
    _("this check-in names nobody in the booking"),
    _("no end tag of %(element)s: the next element ends it"),
    _("%(element)s is not XML, %(why)s"),
    _("signs XML does not have, %(why)s"),
    _("longer than %(number)s characters"),
    _("nested deeper than %(number)s elements"),
    _("%(flaw)s in line %(number)s"),
    _("more than %(number)s bookings in one file: send one flight a file"),
    _(
        "the XML declares a document type (<!DOCTYPE): none is followed, since it can make a program fetch "
        "files or fill its memory; send the message without it"
    ),
    _("no .F: the flight of these bags is not told"),
    _("no .N: these bags have no tag"),
    _("no END%(kind)s: the message may be cut short"),
    _("no name behind .P"),
    _("no flight in %(text)s"),
    _("no source of bags is coded %(told)s"),
    _("no passenger status is coded %(told)s"),
    _("no element of a baggage message: %(text)s"),
    _(".%(letter)s is no element of a baggage message"),
    _("a stroke inside the date: %(told)s"),
    _("%(told)s has no year, and when the message came is not known"),
    _("%(number)s lines outside any message, the first: %(text)s"),
    _("%(segment)s is in no list: it is not leave to board"),
)
