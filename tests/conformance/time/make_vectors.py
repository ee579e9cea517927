"""Writes vectors_VERSION.txt: wall times in zones and what Python's zoneinfo makes of them, on the same compiled files.

Usage: make_vectors.py SOURCE.zi OUTPUT. Needs Python 3.9 or later and zic; the tests only read the files it wrote.
A line: ZONE WALL KIND INSTANT [INSTANT], KIND u(nique), g(ap) or f(old); instants in seconds since 1970.
u: the instant. g: with the offset before and with the offset after. f: the first and the second.
Deterministic: the same source gives the same file. Half of the points lie within two hours of a change of offset.
"""
import datetime as dt
import pathlib
import random
import subprocess
import sys
import tempfile
import zoneinfo

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)
ZONES = """Africa/Abidjan Africa/Algiers Africa/Cairo Africa/Casablanca Africa/El_Aaiun Africa/Johannesburg Africa/Monrovia
Africa/Nouakchott Africa/Tripoli Africa/Tunis America/Asuncion America/Edmonton America/Havana America/Montevideo America/New_York
America/Santiago America/Sao_Paulo America/St_Johns America/Vancouver America/Winnipeg Antarctica/Troll Asia/Amman Asia/Beirut
Asia/Dubai Asia/Gaza Asia/Jakarta Asia/Jerusalem Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Kuala_Lumpur Asia/Shanghai
Asia/Tehran Atlantic/Azores Atlantic/Madeira Australia/Lord_Howe Australia/Sydney Europe/Brussels Europe/Chisinau Europe/Dublin
Europe/Helsinki Europe/Lisbon Europe/London Europe/Madrid Europe/Moscow Europe/Paris Europe/Rome Pacific/Apia Pacific/Chatham
Pacific/Kiritimati UTC""".split()
FIXED = [("Europe/Paris", "2027-03-28T02:30:00"), ("Europe/Paris", "2027-10-31T02:30:00"),
         ("Africa/Casablanca", "2027-01-12T09:00:00"), ("Africa/Casablanca", "2026-09-20T01:30:00"),
         ("Africa/Casablanca", "2026-02-15T02:30:00"), ("Africa/Casablanca", "2086-05-01T09:00:00"),
         ("Africa/Monrovia", "1971-12-31T23:30:00"), ("Africa/Monrovia", "1972-01-07T00:20:00"),
         ("Australia/Lord_Howe", "2027-04-04T01:45:00"), ("Australia/Lord_Howe", "2027-10-03T02:15:00"),
         ("Africa/Cairo", "2027-04-30T00:00:00"), ("Africa/Cairo", "2027-10-28T23:30:00"),
         ("Europe/Dublin", "2027-03-28T01:30:00"), ("Europe/Dublin", "2027-10-31T01:30:00"),
         ("Pacific/Apia", "2011-12-30T12:00:00")]
POINTS = 40  # of each sort and zone


def seconds(aware):
    return int((aware - EPOCH).total_seconds())


def offset(zone, instant):
    return int((EPOCH + dt.timedelta(seconds=instant)).astimezone(zone).utcoffset().total_seconds())


def meaning(zone, wall):
    first = seconds(wall.replace(tzinfo=zone, fold=0))   # the offset before the change
    second = seconds(wall.replace(tzinfo=zone, fold=1))  # the offset after it
    if first == second:
        return ("u", first)
    return ("f", first, second) if first < second else ("g", first, second)


def change_after(zone, instant, limit=3 * 366 * 86400):
    """The first second with another offset, or None. Steps of a day, then bisection."""
    here, low = offset(zone, instant), instant
    for high in range(instant, instant + limit, 86400):
        if offset(zone, high) != here:
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == here else (low, middle)
            return high
        low = high
    return None


def walls(name, zone, random_of):
    first, last = seconds(dt.datetime(1950, 1, 1, tzinfo=dt.timezone.utc)), seconds(dt.datetime(2099, 6, 1, tzinfo=dt.timezone.utc))
    for _ in range(POINTS):
        yield dt.datetime(1970, 1, 1) + dt.timedelta(minutes=random_of.randrange(first // 60, last // 60))
        near = change_after(zone, random_of.randrange(first, last))
        if near is not None:
            edge = offset(zone, near - 1) if random_of.random() < 0.5 else offset(zone, near)
            shift = random_of.choice([0, -1, 1, random_of.randrange(-7200, 7200)])
            yield dt.datetime(1970, 1, 1) + dt.timedelta(seconds=near + edge + shift)
    for fixed, wall in FIXED:
        if fixed == name:
            yield dt.datetime.fromisoformat(wall)


def main(source, output):
    version = source.read_text().split("\n", 1)[0].removeprefix("# version ")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["zic", "-b", "fat", "-d", folder, source], check=True)
        zoneinfo.reset_tzpath([folder])
        lines = [f"# {version}, by make_vectors.py"]
        for name in ZONES:
            zone = zoneinfo.ZoneInfo.no_cache(name)
            for wall in sorted(set(walls(name, zone, random.Random(name)))):
                lines.append(" ".join([name, wall.isoformat(), *map(str, meaning(zone, wall))]))
    output.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
