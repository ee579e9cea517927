"""Prints wall times in every zone of a folder and what Python's zoneinfo makes of them, for every_zone_test.cpp.

Usage: every_zone.py FOLDER POINTS. `zone NAME` begins a zone; then lines `WALL KIND FIRST SECOND`, all in seconds since 1970
(WALL by the wall clock), as many as POINTS, half of them within two hours of a change of offset where the zone has one.
KIND, FIRST and SECOND as in make_vectors.py. Deterministic: the same folder gives the same points.
"""
import datetime as dt
import pathlib
import random
import sys
import zoneinfo

from make_vectors import EPOCH, meaning, offset, seconds

FIRST = seconds(dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc))
LAST = seconds(dt.datetime(2099, 12, 31, tzinfo=dt.timezone.utc))
STRIDE = 14 * 86400  # two changes that are closer are found as none or one, which costs points near them and nothing else


def names(folder):
    for path in sorted(folder.rglob("*")):
        # "Factory" means no place: nobody may name it
        if path.name != "Factory" and path.is_file() and path.read_bytes()[:4] == b"TZif":
            yield path.relative_to(folder).as_posix()


def changes(zone):
    found, low = [], FIRST
    before = offset(zone, low)
    for high in range(FIRST + STRIDE, LAST, STRIDE):
        after = offset(zone, high)
        if after != before:
            left, right = low, high
            while right - left > 1:
                middle = (left + right) // 2
                left, right = (middle, right) if offset(zone, middle) == before else (left, middle)
            found.append(right)
        low, before = high, after
    return found


def walls(zone, points, random_of):
    known = changes(zone)
    for n in range(points):
        if known and n % 2:
            near = random_of.choice(known)
            edge = offset(zone, near - 1) if n % 4 == 1 else offset(zone, near)
            yield near + edge + random_of.choice([0, -1, 1, random_of.randrange(-7200, 7200)])
        else:
            yield random_of.randrange(FIRST, LAST)


def main(folder, points):
    zoneinfo.reset_tzpath([folder])
    for name in names(folder):
        zone = zoneinfo.ZoneInfo.no_cache(name)
        print("zone", name)
        for wall in walls(zone, points, random.Random(name)):
            found = meaning(zone, EPOCH.replace(tzinfo=None) + dt.timedelta(seconds=wall))
            print(wall, found[0], found[1], found[-1])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
