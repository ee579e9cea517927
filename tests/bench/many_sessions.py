"""Multiplies the event `template` of a stopped installation on SQLite: EVENTS events with SESSIONS sessions each, of which every tenth is in
the zone of the template's first session and the others in that of its second. Written past the API, which would take hours; each row is a
copy of one that the API has written, an hour and a room of its own. Usage: many_sessions.py DATABASE EVENTS SESSIONS
"""
import datetime as dt
import sqlite3
import sys
import uuid

HOUR = 3_600_000_000


def rows_of(db, table, where, *values):
    db.row_factory = sqlite3.Row
    found = [dict(row) for row in db.execute(f"SELECT * FROM {table} WHERE {where}", values)]
    db.row_factory = None
    return found


def insert(db, table, rows):
    if not rows:
        return
    names = list(rows[0])
    marks = ", ".join("?" for _ in names)
    db.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", ([row[name] for name in names] for row in rows))


def new_id():
    return str(uuid.uuid4())


def later(wall, hours):
    return (dt.datetime.fromisoformat(wall) + dt.timedelta(hours=hours)).isoformat()


def copy_of_session(session, occupancies, event, room, hours):
    made = new_id()
    copied = session | {"id": made, "root_id": made, "event_id": event, "uid": made, "room_id": room,
                        "wall_start": later(session["wall_start"], hours),
                        "utc_start": session["utc_start"] + hours * HOUR, "utc_end": session["utc_end"] + hours * HOUR}
    taken = [occupancy | {"id": new_id(), "owner_id": made, "lineage": made, "scope": f"event:{event}", "subject": f"room/{room}",
                          "utc_start": occupancy["utc_start"] + hours * HOUR, "utc_end": occupancy["utc_end"] + hours * HOUR}
             for occupancy in occupancies]
    return copied, taken, session


def main(path, events, sessions):
    def words_of(id):
        return [{name: row[name] for name in row if name != "n"} for row in rows_of(db, "search_text", "id = ?", id)]

    db = sqlite3.connect(path)
    (event,) = rows_of(db, "event", "slug = 'template'")
    patterns = rows_of(db, "session", "event_id = ? ORDER BY created_at, id", event["id"])
    taken_by = {pattern["id"]: rows_of(db, "occupancy", "owner_id = ?", pattern["id"]) for pattern in patterns}
    (room,) = rows_of(db, "room", "id = ?", patterns[0]["room_id"])
    (subject,) = rows_of(db, "subject", "id = ?", f"room/{room['id']}")
    places = rows_of(db, "place", "subject = ?", f"room/{room['id']}")
    # What is found by words, too: else the server would write it for all of them at its start.
    words = {thing["id"]: words_of(thing["id"]) for thing in [event, room, *patterns]}
    (scope,) = rows_of(db, "scope", "id = ?", f"event:{event['id']}")
    for n in range(events):
        copy, own_room = new_id(), new_id()
        insert(db, "event", [event | {"id": copy, "slug": f"copy-{n}"}])
        insert(db, "scope", [scope | {"id": f"event:{copy}"}])
        insert(db, "room", [room | {"id": own_room}])
        insert(db, "subject", [subject | {"id": f"room/{own_room}"}])
        insert(db, "place", [place | {"subject": f"room/{own_room}"} for place in places])
        made = [copy_of_session(pattern, taken_by[pattern["id"]], copy, own_room, 2 * k)
                for k in range(sessions) for pattern in [patterns[0 if k % 10 == 0 else 1]]]
        insert(db, "session", [session for session, _, _ in made])
        insert(db, "occupancy", [occupancy for _, taken, _ in made for occupancy in taken])
        found = [(event, copy), (room, own_room)] + [(pattern, session["id"]) for session, _, pattern in made]
        insert(db, "search_text", [row | {"id": id} for thing, id in found for row in words[thing["id"]]])
    db.commit()


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
