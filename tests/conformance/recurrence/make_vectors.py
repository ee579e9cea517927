"""Writes vectors.txt: rules, and what RFC 5545 says that they bring.

Usage: make_vectors.py > vectors.txt. The tests only read what it wrote. Needs python3-dateutil (2.8.2).
The examples of the RFC stand below with the dates that the RFC prints; all others are worked out by plain_reading.py, the RFC
read word by word. Both are held against python-dateutil: where it answers otherwise the case must say why (WHY), and where it
does not the case must not. The script fails on any disagreement that is not explained.
"""
import datetime as dt
import itertools
import re
import signal
import sys
import textwrap

from dateutil import rrule

import plain_reading

# Where python-dateutil reads the RFC differently, or not at all.
WHY = {
    "weekday": "all seven days of the week instead of the weekday of DTSTART",
    "month": "every month instead of the month of DTSTART",
    "year of weeks": "BYWEEKNO within calendar years, not within the years of the weeks",
    "skip": "knows no SKIP",
    "first week": "BYSETPOS counts from DTSTART in the first week, not from the begin of the week",
    "week 53": "takes a week at the turn of the year that is none of that number",
    "leap second": "knows no second 60",
    "mixed": "takes only days that are in both of MO and 2MO, not in either",
}
S = "1997-09-02T09:00:00"


def give_up(*_):
    raise TimeoutError("not within a minute")


signal.signal(signal.SIGALRM, give_up)


def iso(text):
    return dt.datetime.fromisoformat(text)


# --- the examples of RFC 5545 §3.8.5.3, with the dates it prints ---------------------------------------------------------

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def printed(text, time="09:00:00"):
    """'1997 Sep 2,9-11; Oct 1' as the RFC prints dates, with a time of day for all of them."""
    found, year, month = [], 0, 0
    for word in text.replace(";", " ").split():
        if re.fullmatch(r"\d{4}", word):
            year = int(word)
        elif word in MONTHS:
            month = MONTHS.index(word) + 1
        else:
            for piece in word.split(","):
                low, _, high = piece.partition("-")
                found += [f"{year}-{month:02}-{day:02}T{time}" for day in range(int(low), int(high or low) + 1)]
    return found


def at_times(day, *times):
    return [f"{day}T{time}:00" for time in times]


def every_day(times, *days):
    return [at for day in days for at in at_times(day, *times)]


ALL_DAYS = "1997 Sep 2-30; Oct 1-31; Nov 1-30; Dec 1-23"
TUESDAYS = "1997 Sep 2,9,16,23,30; Oct 7,14,21,28; Nov 4"
FIVE_WEEKS = "1997 Sep 2,4,9,11,16,18,23,25,30; Oct 2"
JANUARY = "1998 Jan 1-31; 1999 Jan 1-31; 2000 Jan 1-31"
TWENTY = [f"{h:02}:{m:02}" for h in range(9, 17) for m in (0, 20, 40)]
# UNTIL of these examples is in UTC beside a DTSTART in New York; here it is that instant on New York's clocks.
EXAMPLES = [
    ("daily-for-ten", S, "FREQ=DAILY;COUNT=10", printed("1997 Sep 2-11"), "end"),
    ("daily-until", S, "FREQ=DAILY;UNTIL=19971223T190000", printed(ALL_DAYS), "end"),
    ("every-other-day", S, "FREQ=DAILY;INTERVAL=2", printed("1997 Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30; Oct 2,4,6"), "more"),
    ("every-ten-days", S, "FREQ=DAILY;INTERVAL=10;COUNT=5", printed("1997 Sep 2,12,22; Oct 2,12"), "end"),
    ("january-yearly", "1998-01-01T09:00:00", "FREQ=YEARLY;UNTIL=20000131T090000;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
     printed(JANUARY), "end"),
    ("january-daily", "1998-01-01T09:00:00", "FREQ=DAILY;UNTIL=20000131T090000;BYMONTH=1", printed(JANUARY), "end"),
    ("weekly-for-ten", S, "FREQ=WEEKLY;COUNT=10", printed(TUESDAYS), "end"),
    ("weekly-until", S, "FREQ=WEEKLY;UNTIL=19971223T190000", printed(TUESDAYS + ",11,18,25; Dec 2,9,16,23"), "end"),
    ("every-other-week", S, "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
     printed("1997 Sep 2,16,30; Oct 14,28; Nov 11,25; Dec 9,23; 1998 Jan 6,20; Feb 3,17"), "more"),
    ("five-weeks-until", S, "FREQ=WEEKLY;UNTIL=19971006T200000;WKST=SU;BYDAY=TU,TH", printed(FIVE_WEEKS), "end"),
    ("five-weeks-count", S, "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", printed(FIVE_WEEKS), "end"),
    ("three-days-every-other-week", "1997-09-01T09:00:00", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223T190000;WKST=SU;BYDAY=MO,WE,FR",
     printed("1997 Sep 1,3,5,15,17,19,29; Oct 1,3,13,15,17,27,29,31; Nov 10,12,14,24,26,28; Dec 8,10,12,22"), "end"),
    ("two-days-every-other-week", S, "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
     printed("1997 Sep 2,4,16,18,30; Oct 2,14,16"), "end"),
    ("first-friday-for-ten", "1997-09-05T09:00:00", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
     printed("1997 Sep 5; Oct 3; Nov 7; Dec 5; 1998 Jan 2; Feb 6; Mar 6; Apr 3; May 1; Jun 5"), "end"),
    ("first-friday-until", "1997-09-05T09:00:00", "FREQ=MONTHLY;UNTIL=19971223T190000;BYDAY=1FR",
     printed("1997 Sep 5; Oct 3; Nov 7; Dec 5"), "end"),
    ("first-and-last-sunday", "1997-09-07T09:00:00", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
     printed("1997 Sep 7,28; Nov 2,30; 1998 Jan 4,25; Mar 1,29; May 3,31"), "end"),
    ("last-monday-but-one", "1997-09-22T09:00:00", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
     printed("1997 Sep 22; Oct 20; Nov 17; Dec 22; 1998 Jan 19; Feb 16"), "end"),
    ("last-day-but-two", "1997-09-28T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=-3",
     printed("1997 Sep 28; Oct 29; Nov 28; Dec 29; 1998 Jan 29; Feb 26"), "more"),
    ("second-and-fifteenth", S, "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
     printed("1997 Sep 2,15; Oct 2,15; Nov 2,15; Dec 2,15; 1998 Jan 2,15"), "end"),
    ("first-and-last-day", "1997-09-30T09:00:00", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
     printed("1997 Sep 30; Oct 1,31; Nov 1,30; Dec 1,31; 1998 Jan 1,31; Feb 1"), "end"),
    ("every-eighteen-months", "1997-09-10T09:00:00", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
     printed("1997 Sep 10-15; 1999 Mar 10-13"), "end"),
    ("tuesdays-every-other-month", S, "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
     printed("1997 Sep 2,9,16,23,30; Nov 4,11,18,25; 1998 Jan 6,13,20,27; Mar 3,10,17,24,31"), "more"),
    ("june-and-july", "1997-06-10T09:00:00", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
     printed("1997 Jun 10; Jul 10; 1998 Jun 10; Jul 10; 1999 Jun 10; Jul 10; 2000 Jun 10; Jul 10; 2001 Jun 10; Jul 10"), "end"),
    ("three-months-every-other-year", "1997-03-10T09:00:00", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
     printed("1997 Mar 10; 1999 Jan 10; Feb 10; Mar 10; 2001 Jan 10; Feb 10; Mar 10; 2003 Jan 10; Feb 10; Mar 10"), "end"),
    ("days-of-every-third-year", "1997-01-01T09:00:00", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
     printed("1997 Jan 1; Apr 10; Jul 19; 2000 Jan 1; Apr 9; Jul 18; 2003 Jan 1; Apr 10; Jul 19; 2006 Jan 1"), "end"),
    ("twentieth-monday", "1997-05-19T09:00:00", "FREQ=YEARLY;BYDAY=20MO", printed("1997 May 19; 1998 May 18; 1999 May 17"), "more"),
    ("monday-of-week-twenty", "1997-05-12T09:00:00", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
     printed("1997 May 12; 1998 May 11; 1999 May 17"), "more"),
    ("thursdays-in-march", "1997-03-13T09:00:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
     printed("1997 Mar 13,20,27; 1998 Mar 5,12,19,26; 1999 Mar 4,11,18,25"), "more"),
    ("thursdays-in-summer", "1997-06-05T09:00:00", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
     printed("1997 Jun 5,12,19,26; Jul 3,10,17,24,31; Aug 7,14,21,28; 1998 Jun 4,11,18,25; Jul 2,9,16,23,30; Aug 6,13,20,27; "
             "1999 Jun 3,10,17,24; Jul 1,8,15,22,29; Aug 5,12,19,26"), "more"),
    ("friday-the-thirteenth", S, "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
     printed("1998 Feb 13; Mar 13; Nov 13; 1999 Aug 13; 2000 Oct 13"), "more"),
    ("saturday-after-first-sunday", "1997-09-13T09:00:00", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
     printed("1997 Sep 13; Oct 11; Nov 8; Dec 13; 1998 Jan 10; Feb 7; Mar 7; Apr 11; May 9; Jun 13"), "more"),
    ("election-day", "1996-11-05T09:00:00", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
     printed("1996 Nov 5; 2000 Nov 7; 2004 Nov 2"), "more"),
    ("third-of-three-weekdays", "1997-09-04T09:00:00", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
     printed("1997 Sep 4; Oct 7; Nov 6"), "end"),
    ("last-work-day-but-one", "1997-09-29T09:00:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
     printed("1997 Sep 29; Oct 30; Nov 27; Dec 30; 1998 Jan 29; Feb 26; Mar 30"), "more"),
    ("every-three-hours", S, "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000", at_times("1997-09-02", "09:00", "12:00", "15:00"), "end"),
    ("every-quarter-of-an-hour", S, "FREQ=MINUTELY;INTERVAL=15;COUNT=6",
     at_times("1997-09-02", "09:00", "09:15", "09:30", "09:45", "10:00", "10:15"), "end"),
    ("every-hour-and-a-half", S, "FREQ=MINUTELY;INTERVAL=90;COUNT=4", at_times("1997-09-02", "09:00", "10:30", "12:00", "13:30"), "end"),
    ("twenty-minutes-daily", S, "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
     every_day(TWENTY, "1997-09-02", "1997-09-03"), "more"),
    ("twenty-minutes-minutely", S, "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
     every_day(TWENTY, "1997-09-02", "1997-09-03"), "more"),
    ("weeks-from-monday", "1997-08-05T09:00:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
     printed("1997 Aug 5,10,19,24"), "end"),
    ("weeks-from-sunday", "1997-08-05T09:00:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
     printed("1997 Aug 5,17,19,31"), "end"),
    ("invalid-dates-left-out", "2007-01-15T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
     printed("2007 Jan 15,30; Feb 15; Mar 15,30"), "end"),
]
# Other rules that RFC 5545 prints: §3.3.10, and the observances of New York in §3.6.5 (UNTIL on the clocks before the change).
ELSEWHERE = [
    ("3.3.10", "sundays-in-january", "1997-01-05T08:30:00", "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30", 12),
    ("3.3.10", "last-work-day", "1997-09-30T09:00:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 8),
    ("3.3.10", "ten-every-other-day", S, "FREQ=DAILY;COUNT=10;INTERVAL=2", 12),
    ("3.3.10", "second-from-last-day", S, "FREQ=MONTHLY;BYMONTHDAY=-10", 6),
    ("3.3.10", "day-306-from-the-end", "1997-03-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=-306", 6),
    ("3.6.5", "new-york-april", "1967-04-30T02:00:00", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=4;UNTIL=19730429T020000", 12),
    ("3.6.5", "new-york-october", "1967-10-29T02:00:00", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20061029T020000", 50),
    ("3.6.5", "new-york-first-sunday", "1987-04-05T02:00:00", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=20060402T020000", 30),
    ("3.6.5", "new-york-march", "2007-03-11T02:00:00", "FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", 6),
    ("3.6.5", "new-york-november", "2007-11-04T02:00:00", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", 6),
]


# --- every part with every frequency (the table of §3.3.10) ----------------------------------------------------------------

PARTS = [
    ("alone", ""), ("interval", "INTERVAL=2"), ("long-interval", "INTERVAL=101"), ("month", "BYMONTH=1,3"), ("month-day", "BYMONTHDAY=1,3"),
    ("month-and-day", "BYMONTH=1,3;BYMONTHDAY=5,7"), ("last-day", "BYMONTHDAY=-1"),
    ("weekday", "BYDAY=TU,TH"), ("numbered", "BYDAY=1TU,-1TH"),
    ("month-weekday", "BYMONTH=1,3;BYDAY=TU,TH"), ("month-numbered", "BYMONTH=1,3;BYDAY=3TU,-3TH"),
    ("day-and-weekday", "BYMONTHDAY=1,3;BYDAY=TU,TH"),
    ("all-three", "BYMONTH=1,3;BYMONTHDAY=1,3;BYDAY=TU,TH"), ("year-day", "BYYEARDAY=1,100,200,365"),
    ("year-day-back", "BYYEARDAY=-365,-266,-166,-1"),
    ("month-year-day", "BYMONTH=4,7;BYYEARDAY=1,100,200,365"), ("week", "BYWEEKNO=20"), ("first-week-monday", "BYWEEKNO=1;BYDAY=MO"),
    ("last-week-sunday", "BYWEEKNO=52;BYDAY=SU"), ("last-week-back", "BYWEEKNO=-1;BYDAY=SU"), ("week-53", "BYWEEKNO=53;BYDAY=MO"),
    ("hour", "BYHOUR=6,18"), ("minute", "BYMINUTE=6,18"), ("second", "BYSECOND=6,18"), ("hour-minute", "BYHOUR=6,18;BYMINUTE=6,18"),
    ("hour-second", "BYHOUR=6,18;BYSECOND=6,18"), ("minute-second", "BYMINUTE=6,18;BYSECOND=6,18"),
    ("clock", "BYHOUR=6,18;BYMINUTE=6,18;BYSECOND=6,18"), ("day-position", "BYMONTHDAY=13,17;BYHOUR=6,18;BYSETPOS=3,-3"),
    ("weekday-position", "BYDAY=TU,WE,TH;BYHOUR=6,18;BYSETPOS=2,-1"), ("time-position", "BYMINUTE=15,45;BYSECOND=10,20;BYSETPOS=2,-2"),
]
FORBIDDEN = {
    "YEARLY": [], "MONTHLY": ["BYWEEKNO", "BYYEARDAY"], "WEEKLY": ["BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "numbered"],
    "DAILY": ["BYWEEKNO", "BYYEARDAY", "numbered"], "HOURLY": ["BYWEEKNO", "numbered"], "MINUTELY": ["BYWEEKNO", "numbered"],
    "SECONDLY": ["BYWEEKNO", "numbered"],
}
DIFFERENT = {"yearly-month-day": "month", "yearly-last-day": "month", "yearly-day-and-weekday": "month",
             "yearly-week": "weekday", "yearly-day-position": "month"}


def table():
    for freq, forbidden in FORBIDDEN.items():
        for name, parts in PARTS:
            if any(part in parts for part in forbidden if part != "numbered"):
                continue
            if "numbered" in forbidden and "numbered" in name:
                continue
            whole = f"{freq.lower()}-{name}"
            if freq == "SECONDLY" and name in ("day-position", "weekday-position", "time-position"):
                continue  # a second holds one date-time: no second position
            if freq == "MINUTELY" and name in ("day-position", "weekday-position"):
                continue
            if freq in ("DAILY", "HOURLY") and name in ("day-position", "weekday-position"):
                continue
            yield "RFC 5545 3.3.10 table", whole, S, f"FREQ={freq}" + (";" + parts if parts else ""), 6, DIFFERENT.get(whole)


# --- edges -----------------------------------------------------------------------------------------------------------------

E = "RFC 5545 3.3.10"
EDGES = [
    (E, "leap-day-yearly", "2024-02-29T09:00:00", "FREQ=YEARLY", 5),
    (E, "leap-day-across-1900", "1900-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 3),
    (E, "leap-day-across-2100", "2096-02-29T09:00:00", "FREQ=YEARLY", 3),
    (E, "leap-day-across-2000", "1996-02-29T09:00:00", "FREQ=YEARLY", 3),
    (E, "leap-day-every-fourth-year", "2024-02-29T09:00:00", "FREQ=YEARLY;INTERVAL=4", 4),
    (E, "leap-day-every-third-year", "2024-02-29T09:00:00", "FREQ=YEARLY;INTERVAL=3", 3),
    (E, "leap-day-on-monday", "2024-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", 4),
    (E, "leap-day-monthly", "2024-01-29T09:00:00", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29", 3),
    (E, "leap-day-daily", "2024-01-29T09:00:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", 3),
    (E, "leap-day-hourly", "2024-02-28T22:00:00", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=0,23", 6),
    (E, "monthly-on-31", "2027-01-31T09:00:00", "FREQ=MONTHLY", 8),
    (E, "monthly-on-30", "2027-01-30T09:00:00", "FREQ=MONTHLY", 8),
    (E, "monthly-on-29", "2027-01-29T09:00:00", "FREQ=MONTHLY", 8),
    (E, "monthly-31-back", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=-31", 7),
    (E, "monthly-29-back", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=-29", 14),
    (E, "monthly-both-ends", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=1,-1,31,-31", 8),
    (E, "monthly-same-day-twice", "2027-02-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=28,-1", 5),
    (E, "monthly-long-interval-edge", "2027-01-15T09:00:00", "FREQ=MONTHLY;INTERVAL=13", 5),
    (E, "monthly-interval-and-month", "2010-02-12T00:00:00", "FREQ=MONTHLY;INTERVAL=13;BYMONTH=5", 3),
    (E, "monthly-fifth-monday", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYDAY=5MO", 6),
    (E, "monthly-fifth-monday-back", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYDAY=-5MO", 6),
    (E, "monthly-sixth-monday", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYDAY=6MO;UNTIL=20371231", 1),
    (E, "monthly-first-and-every", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYDAY=MO,1TU", 8, "mixed"),
    (E, "monthly-numbered-limit", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8;BYDAY=1MO,2TU", 6),
    (E, "monthly-numbered-month", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYMONTH=5;BYDAY=-1MO", 4),
    (E, "monthly-every-position", "2027-01-04T09:00:00", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1,2,3,4,5,-1", 8),
    (E, "monthly-position-none", "2027-01-04T09:00:00", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6;UNTIL=20371231", 1),
    (E, "monthly-position-of-times", "2027-01-04T09:00:00",
     "FREQ=MONTHLY;BYDAY=1MO,3MO;BYHOUR=9,14;BYMINUTE=0,30;BYSETPOS=1,-1,4", 9),
    (E, "monthly-position-before-start", "2027-01-15T09:00:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,2,-1", 6),
    (E, "monthly-on-13-friday-in-october", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYMONTH=10;BYMONTHDAY=13;BYDAY=FR", 3),
    (E, "yearly-53rd-friday", "2027-01-01T09:00:00", "FREQ=YEARLY;BYDAY=53FR", 4),
    (E, "yearly-53rd-friday-back", "2027-01-01T09:00:00", "FREQ=YEARLY;BYDAY=-53FR", 4),
    (E, "yearly-first-and-last-monday", "2027-01-01T09:00:00", "FREQ=YEARLY;BYDAY=1MO,-1MO", 5),
    (E, "yearly-every-monday", "2027-12-20T09:00:00", "FREQ=YEARLY;BYDAY=MO", 4),
    (E, "yearly-every-and-numbered", "2027-12-20T09:00:00", "FREQ=YEARLY;BYDAY=SU,-1MO", 5, "mixed"),
    (E, "yearly-numbered-in-month", "2027-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=5,9;BYDAY=1MO,-1MO", 6),
    (E, "yearly-month-day-in-months", "2027-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=4,5;BYMONTHDAY=31,1", 5),
    (E, "yearly-month-day-of-start", "2027-03-10T09:00:00", "FREQ=YEARLY;BYMONTHDAY=10,20", 5, "month"),
    (E, "yearly-month-day-back-of-start", "2024-02-01T09:00:00", "FREQ=YEARLY;BYMONTHDAY=-29,-1", 5, "month"),
    (E, "yearly-month-day-weekday-of-start", "2027-08-01T09:00:00", "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR", 3, "month"),
    (E, "yearly-numbered-month-day-of-start", "2027-08-01T09:00:00",
     "FREQ=YEARLY;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=2MO", 4, "month"),
    (E, "yearly-month-day-and-year-day", "2027-01-01T09:00:00", "FREQ=YEARLY;BYMONTHDAY=1;BYYEARDAY=1,32,33,60,61", 8),
    (E, "yearly-366", "2027-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=366", 3),
    (E, "yearly-366-back", "2027-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=-366", 3),
    (E, "yearly-60-both-ways", "2027-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=60,-307", 6),
    (E, "yearly-year-day-weekday", "2027-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7;BYDAY=MO", 4),
    (E, "yearly-year-day-numbered", "2027-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7,8,9,10;BYDAY=2FR", 4),
    (E, "yearly-last-day-by-position", "2027-01-01T09:00:00", "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 4),
    (E, "yearly-hundredth-work-day", "2027-01-01T09:00:00", "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=100", 4),
    (E, "yearly-position-among-months", "2024-02-29T12:00:00", "FREQ=YEARLY;BYMONTH=1,2,3;BYMONTHDAY=29;BYSETPOS=3,2", 4),
    (E, "yearly-position-of-year-days", "2024-01-03T12:00:00", "FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7;BYSETPOS=3,2", 4),
    (E, "yearly-easter-monday-like", "2027-03-01T09:00:00", "FREQ=YEARLY;BYMONTH=3,4;BYDAY=MO;BYSETPOS=4", 4),
    (E, "yearly-one-date-a-century", "2000-02-29T09:00:00", "FREQ=YEARLY;INTERVAL=100", 1),
    (E, "week-number-weekday-of-start", "2013-01-08T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;UNTIL=20170101", 9, "weekday"),
    (E, "week-number-from-friday", "2013-01-08T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;WKST=FR;UNTIL=20170101", 9, "weekday"),
    (E, "week-number-monday", "2013-01-07T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;UNTIL=20170101", 9, "weekday"),
    (E, "week-number-from-tuesday", "2013-01-07T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;WKST=TU;UNTIL=20170101", 9, "weekday"),
    (E, "week-number-from-wednesday", "2013-01-07T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;WKST=WE;UNTIL=20170101", 9, "weekday"),
    (E, "week-number-from-thursday", "2013-01-07T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;WKST=TH;UNTIL=20170101", 9, "weekday"),
    (E, "week-number-saturday", "2014-01-11T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;UNTIL=20180101", 9, "weekday"),
    (E, "week-number-saturday-from-sunday", "2014-01-11T00:00:00",
     "FREQ=YEARLY;BYWEEKNO=1,2;WKST=SU;UNTIL=20180101", 9, "weekday"),
    (E, "week-number-from-saturday", "2014-01-11T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2;WKST=SA;UNTIL=20180101", 9, "weekday"),
    (E, "week-number-back", "2013-12-24T00:00:00", "FREQ=YEARLY;BYWEEKNO=-1,-2", 6, "weekday"),
    (E, "week-number-both-ends", "2013-01-01T00:00:00", "FREQ=YEARLY;BYWEEKNO=1,2,-1,-2;BYDAY=TU;UNTIL=20170101T000000", 20),
    (E, "week-number-53", "2013-01-01T00:00:00", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;UNTIL=20300101T000000", 10, "week 53"),
    (E, "week-number-53-back", "2013-01-01T00:00:00",
     "FREQ=YEARLY;BYWEEKNO=-53;BYDAY=TU,SA;UNTIL=20300101T000000", 10, "week 53"),
    (E, "week-number-53-from-sunday", "2013-01-01T00:00:00",
     "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;WKST=SU;UNTIL=20300101T000000", 10, "week 53"),
    (E, "week-number-from-sunday", "1997-05-12T09:00:00", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;WKST=SU", 4),
    (E, "week-number-monday-from-friday", "1997-05-12T09:00:00", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;WKST=FR", 4),
    (E, "week-number-six-from-thursday", "2018-02-13T08:00:01", "FREQ=YEARLY;BYWEEKNO=6;BYDAY=TU;WKST=TH", 4),
    (E, "week-number-in-december", "2024-12-30T09:00:00", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", 5),
    (E, "week-number-every-other-year", "2024-12-30T09:00:00",
     "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO", 4, "year of weeks"),
    (E, "week-number-january-of-53", "2027-01-01T09:00:00", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", 3),
    (E, "week-number-position", "2025-01-01T09:00:00",
     "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=1", 4, "year of weeks"),
    (E, "week-number-month", "2025-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=12;BYWEEKNO=1;BYDAY=MO", 4),
    (E, "week-number-month-of-start", "2025-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=1;BYWEEKNO=1,5,6", 6, "weekday"),
    (E, "week-number-month-day", "2024-12-30T00:00:00", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30;BYWEEKNO=1;UNTIL=20320101", 4),
    (E, "week-number-any-month-day", "2025-01-01T00:00:00", "FREQ=YEARLY;BYMONTHDAY=1;BYWEEKNO=1,5,6,27", 8),
    (E, "week-number-year-day", "2025-01-01T00:00:00", "FREQ=YEARLY;BYYEARDAY=1,2,3;BYWEEKNO=1,53", 9),
    (E, "week-number-times", "2025-01-01T00:00:00", "FREQ=YEARLY;BYWEEKNO=10;BYDAY=MO;BYHOUR=9,14", 4),
    (E, "weekly-position-of-first-week", "2024-01-03T12:00:00",
     "FREQ=WEEKLY;BYDAY=MO,TU,TH,SA,SU;BYSETPOS=3,2", 4, "first week"),
    (E, "weekly-position", "2024-01-01T12:00:00", "FREQ=WEEKLY;BYDAY=MO,TU,TH,SA,SU;BYSETPOS=3,2", 4),
    (E, "weekly-position-back", "2024-01-01T12:00:00", "FREQ=WEEKLY;BYDAY=MO,TU,TH;BYSETPOS=-1", 4),
    (E, "weekly-position-from-sunday", "2024-01-02T12:00:00",
     "FREQ=WEEKLY;WKST=SU;BYDAY=SU,TU,SA;BYSETPOS=1,-1", 5, "first week"),
    (E, "weekly-in-march", "2027-01-01T09:00:00", "FREQ=WEEKLY;BYMONTH=3", 6),
    (E, "weekly-month-cuts-week", "2027-03-29T09:00:00", "FREQ=WEEKLY;BYMONTH=3;BYDAY=MO,WE,TH,SU", 8),
    (E, "weekly-over-new-year", "2026-12-28T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", 6),
    (E, "weekly-start-is-off-the-rule", "2019-01-01T10:00:00", "FREQ=WEEKLY;BYDAY=WE,FR;INTERVAL=2;COUNT=4", 5),
    (E, "weekly-start-late-in-week", "2027-01-10T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", 4),
    (E, "weekly-start-late-in-week-from-sunday", "2027-01-10T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU", 4),
    (E, "weekly-every-week-start-tuesday", "2016-12-29T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU,TH;WKST=TU", 7),
    (E, "weekly-every-week-start-wednesday", "2016-12-29T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU,TH;WKST=WE", 7),
    (E, "weekly-every-week-start-thursday", "2016-12-29T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU,TH;WKST=TH", 7),
    (E, "weekly-every-week-start-friday", "2016-12-29T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU,TH;WKST=FR", 7),
    (E, "weekly-every-week-start-saturday", "2016-12-29T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU,TH;WKST=SA", 7),
    (E, "weekly-every-week-start-sunday", "2016-12-29T09:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU,TH;WKST=SU", 7),
    (E, "weekly-twice-a-day", "2027-01-04T09:00:00", "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9,17;BYMINUTE=0,30", 9),
    (E, "weekly-before-start-of-day", "2027-01-04T12:00:00", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,17", 4),
    (E, "daily-month-day-limit", "2025-02-20T00:00:00", "FREQ=DAILY;BYMONTHDAY=20,-2", 6),
    (E, "daily-weekday-limit", "2027-01-01T09:00:00", "FREQ=DAILY;INTERVAL=3;BYDAY=MO", 4),
    (E, "daily-month-and-interval", "2017-01-01T09:00:00", "FREQ=DAILY;UNTIL=20170131T140000;BYMONTH=1;INTERVAL=3", 12),
    (E, "daily-work-days", "2027-01-01T09:00:00", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", 7),
    (E, "daily-friday-the-thirteenth", "2027-01-01T09:00:00", "FREQ=DAILY;BYDAY=FR;BYMONTHDAY=13", 4),
    (E, "daily-position", "2024-10-23T15:40:00", "FREQ=DAILY;BYMINUTE=0,10,20,30,40,50;BYSETPOS=-2,3;INTERVAL=5", 5),
    (E, "daily-position-of-hours", "2027-01-01T09:00:00", "FREQ=DAILY;BYHOUR=8,10,12,14;BYSETPOS=-1,1", 5),
    (E, "daily-long-interval-edge", "2027-01-01T09:00:00", "FREQ=DAILY;INTERVAL=1000", 4),
    (E, "daily-midnight-and-last-second", "2027-01-01T00:00:00", "FREQ=DAILY;BYHOUR=0,23;BYMINUTE=0,59;BYSECOND=0,59", 9),
    (E, "daily-leap-second", "2027-01-01T09:00:59", "FREQ=DAILY;BYSECOND=59,60", 3, "leap second"),
    (E, "minutely-leap-second", "2027-01-01T09:00:00", "FREQ=MINUTELY;BYSECOND=0,60", 5, "leap second"),
    (E, "hourly-on-thursdays", "2024-10-24T22:12:34", "FREQ=HOURLY;BYDAY=TH;BYHOUR=22,23", 5),
    (E, "hourly-year-day-edge", "2012-01-01T12:00:00", "FREQ=HOURLY;BYHOUR=12;BYYEARDAY=-366", 3),
    (E, "hourly-two-year-days", "2025-12-20T00:00:00", "FREQ=HOURLY;BYHOUR=0;BYYEARDAY=360,-2", 4),
    (E, "hourly-interval-over-midnight", "2027-01-01T20:00:00", "FREQ=HOURLY;INTERVAL=5", 6),
    (E, "hourly-interval-and-hours", "2027-01-01T09:00:00", "FREQ=HOURLY;INTERVAL=5;BYHOUR=9,10", 5),
    (E, "hourly-day-long-interval", "2027-01-01T09:00:00", "FREQ=HOURLY;INTERVAL=49;BYMONTH=1,7", 5),
    (E, "hourly-start-off-the-minute", "2027-01-01T09:17:05", "FREQ=HOURLY;BYMINUTE=0,30", 5),
    (E, "hourly-position", "2024-10-23T15:40:00", "FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50;BYSETPOS=-2,3;INTERVAL=2", 5),
    (E, "hourly-position-and-hours", "2024-10-23T15:40:00",
     "FREQ=HOURLY;BYHOUR=15,17,19;BYMINUTE=0,10,20,30,40,50;BYSETPOS=-2,3;INTERVAL=2", 8),
    (E, "minutely-over-midnight", "2027-01-01T23:50:00", "FREQ=MINUTELY;INTERVAL=7", 4),
    (E, "minutely-day-long-interval", "2027-01-01T09:00:00", "FREQ=MINUTELY;INTERVAL=1441;BYDAY=MO", 4),
    (E, "minutely-hours-and-minutes", "2027-01-01T09:00:00", "FREQ=MINUTELY;BYHOUR=9,11;BYMINUTE=0,59", 5),
    (E, "minutely-interval-meets-minutes", "2027-01-01T09:00:00", "FREQ=MINUTELY;INTERVAL=7;BYMINUTE=0", 5),
    (E, "minutely-position", "2024-10-23T00:15:40", "FREQ=MINUTELY;BYSECOND=0,10,20,30,40,50;BYSETPOS=-2,3;INTERVAL=2", 5),
    (E, "minutely-position-and-minutes", "2024-10-23T00:15:40",
     "FREQ=MINUTELY;BYMINUTE=15,17,19;BYSECOND=0,10,20,30,40,50;BYSETPOS=-2,3;INTERVAL=2", 8),
    (E, "minutely-in-one-month", "2027-01-31T23:58:00", "FREQ=MINUTELY;BYMONTH=1", 4),
    (E, "secondly-all-limits", "2025-02-16T01:59:05", "FREQ=SECONDLY;BYHOUR=1,2;BYMINUTE=3,4,59;BYSECOND=5,6", 6),
    (E, "secondly-disorder", "2024-02-29T14:01:04", "FREQ=SECONDLY;BYSECOND=5,4", 5),
    (E, "secondly-second-in-list", "2024-02-29T14:01:05", "FREQ=SECONDLY;BYSECOND=4,5", 5),
    (E, "secondly-over-new-year", "2026-12-31T23:59:58", "FREQ=SECONDLY", 4),
    (E, "secondly-interval-edge", "2027-01-01T09:00:00", "FREQ=SECONDLY;INTERVAL=3601", 4),
    (E, "secondly-interval-and-seconds", "2027-01-01T09:00:00", "FREQ=SECONDLY;INTERVAL=7;BYSECOND=0;BYMINUTE=0", 3),
    (E, "secondly-weekday-edge", "2027-01-03T23:59:59", "FREQ=SECONDLY;BYDAY=MO;BYHOUR=0;BYMINUTE=0;BYSECOND=0,1", 4),
    (E, "secondly-only-position", "2027-01-01T09:00:00", "FREQ=SECONDLY;BYSECOND=0,30;BYSETPOS=1,-1", 4),
    (E, "disorder-of-months", "2024-05-01T00:00:00", "FREQ=MONTHLY;BYMONTH=5,4", 4),
    (E, "disorder-of-months-yearly", "2024-05-01T00:00:00", "FREQ=YEARLY;BYMONTH=5,4", 4),
    (E, "disorder-of-year-days", "2024-01-03T00:00:00", "FREQ=YEARLY;BYYEARDAY=3,2", 4),
    (E, "disorder-of-month-days", "2024-01-03T00:00:00", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=3,2", 4),
    (E, "disorder-of-times", "2024-01-03T00:00:00", "FREQ=DAILY;BYHOUR=17,9;BYMINUTE=30,0", 6),
    (E, "repeated-values", "2024-01-03T00:00:00", "FREQ=DAILY;BYHOUR=9,9;BYMONTH=1,1", 3),
    (E, "until-is-included", "2027-01-01T09:00:00", "FREQ=DAILY;UNTIL=20270103T090000", 5),
    (E, "until-a-second-before", "2027-01-01T09:00:00", "FREQ=DAILY;UNTIL=20270103T085959", 5),
    (E, "until-a-date-is-the-whole-day", "2027-01-01T09:00:00", "FREQ=DAILY;UNTIL=20270103", 5),
    (E, "until-is-the-start", "2027-01-01T09:00:00", "FREQ=DAILY;UNTIL=20270101T090000", 5),
    (E, "until-before-the-start", "2027-01-01T09:00:00", "FREQ=DAILY;UNTIL=20261231T090000", 5),
    (E, "until-between", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270630T090000", 5),
    (E, "count-of-one", "2027-01-01T09:00:00", "FREQ=DAILY;COUNT=1", 5),
    (E, "count-ends-within-a-period", "2027-01-01T09:00:00", "FREQ=YEARLY;BYDAY=FR;COUNT=3", 5),
    (E, "count-with-position", "2027-01-01T09:00:00", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1,-1;COUNT=3", 5),
    (E, "start-at-end-of-month", "2027-01-31T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4", 5),
    (E, "first-year", "1900-01-01T00:00:00", "FREQ=YEARLY", 3),
    (E, "first-week", "1900-01-01T00:00:00", "FREQ=WEEKLY;WKST=SU;BYDAY=SU,MO,SA", 4),
    (E, "last-year", "2198-06-01T09:00:00", "FREQ=YEARLY", 5),
    (E, "last-day", "2200-12-30T09:00:00", "FREQ=DAILY", 5),
    (E, "last-second", "2200-12-31T23:59:58", "FREQ=SECONDLY", 5),
    (E, "last-month", "2200-10-15T09:00:00", "FREQ=MONTHLY", 5),
    (E, "last-week", "2200-12-20T09:00:00", "FREQ=WEEKLY", 5),
    (E, "last-week-number", "2198-12-29T09:00:00", "FREQ=YEARLY;BYWEEKNO=1,52,53;BYDAY=MO,SU", 9),
    (E, "never", "2150-01-01T09:00:00", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", 1),
    (E, "never-yearly", "2150-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31", 1),
    (E, "never-in-week", "2150-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=7;BYWEEKNO=1;BYDAY=MO", 1),
    (E, "never-from-interval", "2027-01-01T09:00:00", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", 1),
]

K = "RFC 7529 4.1"
SKIPS = [
    ("leap-day", "2016-02-29T09:00:00", "FREQ=YEARLY", 5),
    ("leap-day-across-2100", "2096-02-29T09:00:00", "FREQ=YEARLY", 6),
    ("leap-day-every-third-year", "2016-02-29T09:00:00", "FREQ=YEARLY;INTERVAL=3", 5),
    ("month-end", "2014-01-31T09:00:00", "FREQ=MONTHLY", 7),
    ("month-end-29", "2014-01-29T09:00:00", "FREQ=MONTHLY", 5),
    ("month-end-interval", "2014-01-31T09:00:00", "FREQ=MONTHLY;INTERVAL=3", 6),
    ("two-ends", "2014-01-30T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=30,31", 9),
    ("next-first", "2014-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=1,31", 9),
    ("february-only", "2014-01-01T09:00:00", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", 4),
    ("april-and-june", "2014-01-31T09:00:00", "FREQ=YEARLY;BYMONTH=4,6", 5),
    ("limited-by-weekday", "2014-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=MO,TU,WE,TH,FR", 8),
    ("limited-by-number", "2014-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1SA,-1FR", 5),
    ("position", "2014-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=29,30,31;BYSETPOS=-1", 6),
    ("year-day", "2015-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=366", 5),
    ("year-day-and-first", "2015-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=1,366", 6),
    ("year-day-in-december", "2015-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=12;BYYEARDAY=366", 4),
    ("year-day-weekday", "2015-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO,TH,SA", 4),
    ("negative-stays-out", "2014-01-01T09:00:00", "FREQ=MONTHLY;BYMONTHDAY=-31", 4),
    ("weeks-have-all-days", "2014-01-01T09:00:00", "FREQ=WEEKLY;BYDAY=MO", 3),
    ("days-are-limits", "2014-01-31T09:00:00", "FREQ=DAILY;BYMONTHDAY=31", 4),
    ("times", "2014-01-31T09:00:00", "FREQ=MONTHLY;BYHOUR=9,14", 6),
    ("count", "2014-01-31T09:00:00", "FREQ=MONTHLY;COUNT=3", 5),
    ("until", "2014-01-31T09:00:00", "FREQ=MONTHLY;UNTIL=20140301T090000", 5),
    ("end-of-calendar", "2199-01-01T09:00:00", "FREQ=YEARLY;BYYEARDAY=366", 3),
]


def skips():
    for skip in ("OMIT", "BACKWARD", "FORWARD"):
        for name, start, rule, n in SKIPS:
            yield K, f"skip-{skip.lower()}-{name}", start, f"RSCALE=GREGORIAN;{rule};SKIP={skip}", n, "skip"


# --- working out, comparing, writing ---------------------------------------------------------------------------------------

def first(iterator, n):
    taken = []
    for at in iterator:
        if len(taken) == n:
            return taken, "more"
        taken.append(at.isoformat())
    return taken, "end"


def by_dateutil(start, rule, n):
    rule = re.sub(r"RSCALE=GREGORIAN;|;SKIP=\w+", "", rule)
    rule = re.sub(r"UNTIL=(\d{8})(?=;|$)", r"UNTIL=\1T235959", rule)
    signal.alarm(60)
    try:
        within = itertools.takewhile(lambda at: at <= plain_reading.LAST, rrule.rrulestr(rule, dtstart=start))
        return first(within, n)
    except Exception as refusal:  # whatever it dies of is an answer too
        return [str(refusal)], "refused"
    finally:
        signal.alarm(0)


COMPLAINTS = []


def complain(name, what):
    COMPLAINTS.append(f"{name}: {what}")


def verdict(name, rule, start, n, expected, why):
    same = by_dateutil(start, rule, n) == expected
    if same or why is None:
        if not same:
            complain(name, f"python-dateutil answers {by_dateutil(start, rule, n)}, not {expected}, and nothing says why")
        if why is not None and why != "skip":
            complain(name, f"python-dateutil agrees although '{WHY[why]}'")
        return "same"
    return "other, " + WHY[why]


def write(source, name, start, rule, expected, then, dateutil):
    print(f"name: {name}\nsource: {source}\nstart: {start}\nrule: {rule}")
    print(textwrap.fill("expect: " + " ".join(expected), 128, subsequent_indent="  ", break_on_hyphens=False).rstrip())
    print(f"then: {then}\ndateutil: {dateutil}\n")


def main():
    print("# By make_vectors.py. `expect` is what comes first, `then` whether more comes after it.\n")
    names = set()
    for name, start, rule, expected, then in EXAMPLES:
        plain = first(plain_reading.occurrences(rule, iso(start)), len(expected))
        if plain != (expected, then):
            complain(name, f"the plain reading answers {plain}, the RFC {expected}")
        names.add(name)
        write("RFC 5545 3.8.5.3", name, start, rule, expected, then, verdict(name, rule, iso(start), len(expected), (expected, then), None))
    elsewhere = [(f"RFC 5545 {section}", name, start, rule, n, None) for section, name, start, rule, n in ELSEWHERE]
    edges = [edge if len(edge) == 6 else (*edge, None) for edge in EDGES]
    for source, name, start, rule, n, why in [*elsewhere, *table(), *edges, *skips()]:
        if name in names:
            complain(name, "stands twice")
        names.add(name)
        expected, then = first(plain_reading.occurrences(rule, iso(start)), n)
        write(source, name, start, rule, expected, then, verdict(name, rule, iso(start), n, (expected, then), why))
    if COMPLAINTS:
        sys.exit("\n".join(COMPLAINTS))


if __name__ == "__main__":
    main()
