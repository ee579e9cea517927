"""RFC 5545 §3.3.10 and RFC 7529 read word by word, for make_vectors.py: every day of a period is asked in turn whether each
part of the rule lets it pass, every hour, minute or second likewise. Slow on purpose, and written without a look at the
expander that it judges; what both take for granted stands at the head of common/ical/recurrence_rule.hpp.
"""
import datetime as dt
import itertools

NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
UNITS = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
LAST = dt.datetime(2200, 12, 31, 23, 59, 59)


def read(text):
    rule = {"INTERVAL": 1, "WKST": 0, "SKIP": "OMIT"}
    for part in text.split(";"):
        name, value = part.split("=")
        if name in ("FREQ", "UNTIL", "SKIP", "RSCALE"):
            rule[name] = value
        elif name in ("INTERVAL", "COUNT"):
            rule[name] = int(value)
        elif name == "WKST":
            rule[name] = NAMES.index(value)
        elif name == "BYDAY":
            rule[name] = [(int(v[:-2] or 0), NAMES.index(v[-2:])) for v in value.split(",")]
        else:
            rule[name] = [int(v) for v in value.split(",")]
    return rule


def until_of(rule):
    text = rule.get("UNTIL")
    if text is None:
        return LAST
    if len(text) == 8:
        return dt.datetime.strptime(text, "%Y%m%d") + dt.timedelta(hours=23, minutes=59, seconds=59)
    return dt.datetime.strptime(text, "%Y%m%dT%H%M%S")


def complete(rule, start):
    """What the rule leaves open, from DTSTART."""
    freq = rule["FREQ"]
    day_given = any(part in rule for part in ("BYDAY", "BYMONTHDAY", "BYYEARDAY"))
    if freq == "YEARLY":
        if "BYWEEKNO" in rule:
            if not day_given:
                rule["BYDAY"] = [(0, start.weekday())]
        else:
            if "BYMONTH" not in rule and "BYYEARDAY" not in rule and ("BYMONTHDAY" in rule or "BYDAY" not in rule):
                rule["BYMONTH"] = [start.month]
            if not day_given:
                rule["BYMONTHDAY"] = [start.day]
    elif freq == "MONTHLY" and not day_given:
        rule["BYMONTHDAY"] = [start.day]
    elif freq == "WEEKLY" and not day_given:
        rule["BYDAY"] = [(0, start.weekday())]
    if freq not in UNITS:
        rule.setdefault("BYHOUR", [start.hour])
    if freq not in ("MINUTELY", "SECONDLY"):
        rule.setdefault("BYMINUTE", [start.minute])
    if freq != "SECONDLY":
        rule.setdefault("BYSECOND", [start.second])


def month_length(year, month):
    return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.date(year, month, 1)).days


def year_length(year):
    return (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days


def week_of(day, week_start):
    """Year, number and how many weeks that year has: a week is of the year that holds four of its days."""
    def begin(d):
        return d - dt.timedelta((d.weekday() - week_start) % 7)

    def year_of(first):
        return (first + dt.timedelta(3)).year

    first = begin(day)
    year = year_of(first)
    number, before = 1, first - dt.timedelta(7)
    while year_of(before) == year:
        number, before = number + 1, before - dt.timedelta(7)
    total, after = number, first + dt.timedelta(7)
    while year_of(after) == year:
        total, after = total + 1, after + dt.timedelta(7)
    return year, number, total


def passes_weekday(rule, day):
    if "BYDAY" not in rule:
        return True
    within_month = rule["FREQ"] == "MONTHLY" or "BYMONTH" in rule
    for number, weekday in rule["BYDAY"]:
        if day.weekday() != weekday:
            continue
        if number == 0:
            return True
        first = day.replace(day=1) if within_month else day.replace(month=1, day=1)
        length = month_length(day.year, day.month) if within_month else year_length(day.year)
        same = [d for d in (first + dt.timedelta(i) for i in range(length)) if d.weekday() == weekday]
        if abs(number) <= len(same) and day == same[number - 1 if number > 0 else number]:
            return True
    return False


def passes_number(rule, part, number, length):
    return part not in rule or number in rule[part] or number - length - 1 in rule[part]


def passes_day(rule, day):
    if "BYMONTH" in rule and day.month not in rule["BYMONTH"]:
        return False
    if not passes_number(rule, "BYMONTHDAY", day.day, month_length(day.year, day.month)):
        return False
    if not passes_number(rule, "BYYEARDAY", day.timetuple().tm_yday, year_length(day.year)):
        return False
    if "BYWEEKNO" in rule:
        _, number, total = week_of(day, rule["WKST"])
        if not passes_number(rule, "BYWEEKNO", number, total):
            return False
    return passes_weekday(rule, day)


def moved_days(rule, year, months):
    """Days that the calendar does not have, where SKIP puts them: only numbers from the front, only where they choose the day."""
    if rule["SKIP"] == "OMIT" or rule["FREQ"] not in ("YEARLY", "MONTHLY") or "BYWEEKNO" in rule:
        return
    step = 0 if rule["SKIP"] == "BACKWARD" else 1
    if "BYYEARDAY" in rule:
        if 366 in rule["BYYEARDAY"] and year_length(year) == 365 and 12 in rule.get("BYMONTH", [12]):
            day = dt.date(year, 12, 31) + dt.timedelta(step)
            if passes_number(rule, "BYMONTHDAY", day.day, month_length(day.year, day.month)) and passes_weekday(rule, day):
                yield day
        return
    for month in months:
        if "BYMONTH" in rule and month not in rule["BYMONTH"]:
            continue
        length = month_length(year, month)
        if any(number > length for number in rule.get("BYMONTHDAY", [])):
            day = dt.date(year, month, length) + dt.timedelta(step)
            if passes_weekday(rule, day):
                yield day


def periods_of_days(rule, start):
    """The days of each period, from that of DTSTART on; empty ones too."""
    freq, interval, first = rule["FREQ"], rule["INTERVAL"], start.date()
    if freq == "DAILY":
        for i in itertools.count():
            day = first + dt.timedelta(i * interval)
            if day.year > LAST.year:
                return
            yield [day] if passes_day(rule, day) else []
    if freq == "WEEKLY":
        monday = first - dt.timedelta((first.weekday() - rule["WKST"]) % 7)
        for i in itertools.count():
            if (monday + dt.timedelta(i * interval * 7)).year > LAST.year:
                return
            week = [monday + dt.timedelta(i * interval * 7 + j) for j in range(7)]
            yield [day for day in week if passes_day(rule, day)]
    if freq == "MONTHLY":
        for i in itertools.count():
            year, month = divmod(first.year * 12 + first.month - 1 + i * interval, 12)
            month += 1
            if year > LAST.year:
                return
            days = [dt.date(year, month, d + 1) for d in range(month_length(year, month))]
            yield [day for day in days if passes_day(rule, day)] + list(moved_days(rule, year, [month]))
    if freq == "YEARLY":
        by_weeks = "BYWEEKNO" in rule
        begin = week_of(first, rule["WKST"])[0] if by_weeks else first.year
        for i in itertools.count():
            year = begin + i * interval
            if year > LAST.year + 1:
                return
            beside = 7 if by_weeks else 0
            days = [dt.date(year, 1, 1) + dt.timedelta(d) for d in range(-beside, year_length(year) + beside)]
            if by_weeks:
                days = [day for day in days if passes_day(rule, day) and week_of(day, rule["WKST"])[0] == year]
            else:
                days = [day for day in days if passes_day(rule, day)]
            yield days + list(moved_days(rule, year, range(1, 13)))


def seconds_of(values):
    return sorted({min(value, 59) for value in values})


def sets_of(rule, start):
    """The whole set of each period, before BYSETPOS."""
    if rule["FREQ"] not in UNITS:
        hours, minutes = sorted(set(rule["BYHOUR"])), sorted(set(rule["BYMINUTE"]))
        times = [dt.time(h, m, s) for h in hours for m in minutes for s in seconds_of(rule["BYSECOND"])]
        for days in periods_of_days(rule, start):
            yield [dt.datetime.combine(day, time) for day in sorted(set(days)) for time in times]
        return
    unit = UNITS[rule["FREQ"]]
    midnight = start.replace(hour=0, minute=0, second=0)
    at = midnight + dt.timedelta(seconds=(start - midnight).seconds // unit * unit)
    judged, allowed = None, False
    while at <= LAST:
        if at.date() != judged:
            judged, allowed = at.date(), passes_day(rule, at.date())
        if not allowed:  # on to the next day, in whole intervals
            step, ahead = rule["INTERVAL"] * unit, dt.datetime.combine(judged, dt.time()) + dt.timedelta(1) - at
            at += dt.timedelta(seconds=-(-int(ahead.total_seconds()) // step) * step)
            continue
        hour, minute = [at.hour], [at.minute]
        second = seconds_of(rule["BYSECOND"]) if "BYSECOND" in rule else list(range(60))
        if unit == 3600:
            minute = sorted(set(rule["BYMINUTE"]))
        elif "BYMINUTE" in rule and at.minute not in rule["BYMINUTE"]:
            minute = []
        if "BYHOUR" in rule and at.hour not in rule["BYHOUR"]:
            hour = []
        if unit == 1:
            second = [at.second] if at.second in second else []
        yield [dt.datetime(at.year, at.month, at.day, h, m, s) for h in hour for m in minute for s in second]
        at += dt.timedelta(seconds=rule["INTERVAL"] * unit)


def occurrences(text, start):
    """Of the rule alone: DTSTART comes when the rule meets it."""
    rule = read(text)
    complete(rule, start)
    until, count, last = until_of(rule), rule.get("COUNT"), None
    try:
        for whole in sets_of(rule, start):
            if "BYSETPOS" in rule:
                places = {p - 1 if p > 0 else len(whole) + p for p in rule["BYSETPOS"]}
                whole = [at for i, at in enumerate(whole) if i in places]
            for at in whole:
                if at < start or (last is not None and at <= last):
                    continue
                if at > until or count == 0:
                    return
                last = at
                count = count and count - 1
                yield at
            if count == 0:
                return
    except (OverflowError, ValueError):  # the end of Python's calendar
        return
