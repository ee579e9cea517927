"""Python's zoneinfo over the points of bench_time, reading the same folder: nanoseconds of the processor for each conversion, the best of
three runs. Usage: time_peer.py FOLDER POINTS
"""
import datetime as dt
import sys
import time
import zoneinfo

zoneinfo.reset_tzpath([sys.argv[1]])
points = [line.split() for line in open(sys.argv[2], encoding="utf-8")]
points = [(zone, dt.datetime.fromisoformat(wall)) for zone, wall in points]


def convert_all():
    begin = time.process_time_ns()
    for zone, wall in points:
        wall.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.timezone.utc)
    return time.process_time_ns() - begin


convert_all()  # reads the files
print(f"{min(convert_all() for _ in range(3)) / len(points):.1f}")
