// Sessions made in one line, for the unit tests of the programme.
#pragma once

#include <string>

#include "programme/session.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::programme::test {

// "…0001" for 1.
template <class IdType>
IdType id(int number) {
    const auto digits = std::to_string(number);
    return IdType{"018d3a52-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits};
}

inline PlainDateTime wall(const std::string& text) { return *parse_plain_date_time(text); }

inline Placement placed(const std::string& start, int minutes_long, const std::string& zone = "Africa/Nouakchott") {
    WantedTime wanted;
    wanted.start = *parse_plain_date_time(start);
    wanted.zone = zone;
    wanted.duration = minutes{minutes_long};
    return place(multaqa::testing::zones(), wanted, Disambiguation::reject).value();
}

inline Session session(int number, const std::string& start = "2027-01-12T09:00:00", int minutes_long = 60) {
    Session made;
    made.id = id<SessionId>(number);
    made.root = made.id;
    made.event = id<EventId>(9000);
    made.content.title = LocalizedText({{"fr", "Séance"}});
    made.placement = placed(start, minutes_long);
    made.content.time = made.placement.wanted;
    made.uid = made.id.text() + "@multaqa";
    made.updated = made.created = *parse_utc("2026-11-21T12:00:00Z");
    return made;
}

// The same, waiting in the pool.
inline Session unplaced(Session made) {
    made.content.status = SessionStatus::draft;
    made.content.time.standing = Standing::unplaced;
    made.content.time.start = {};
    made.placement = place(multaqa::testing::zones(), made.content.time, Disambiguation::reject).value();
    return made;
}

inline Session under(Session child, const Session& parent) {
    child.content.parent = parent.id;
    child.root = parent.root;
    return child;
}

// "pointer key", one per fault, joined by ", ".
inline std::string told(const std::vector<Fault>& faults) {
    std::string text;
    for (const auto& fault : faults) text += (text.empty() ? "" : ", ") + fault.pointer + " " + fault.key;
    return text;
}

}  // namespace multaqa::programme::test
