#include "planning/zone_move.hpp"

#include <gtest/gtest.h>

#include "planning/zone_overlay.hpp"
#include "planning/zone_preview.hpp"

namespace multaqa::planning {
namespace {

const std::string kFirst = "018d3a52-0000-7000-8000-000000000001";
const std::string kSecond = "018d3a52-0000-7000-8000-000000000002";

Instant at(const std::string& text) { return *parse_utc("2027-01-12T" + text + ":00Z"); }

ZoneMove move(MovedKind kind, const std::string& id, const std::string& event = "") {
    ZoneMove made;
    made.kind = kind;
    made.id = id;
    if (!event.empty()) made.event = EventId(event);
    return made;
}

TEST(MovePlace, ReadsBackEveryCursorThatItGives) {
    EXPECT_EQ(cursor_of({}), "");
    const MovePlace after_event{{EventId(kFirst)}, std::nullopt};
    EXPECT_EQ(cursor_of(after_event), "event/" + kFirst);
    EXPECT_EQ(parse_move_place(cursor_of(after_event))->event.event, EventId(kFirst));
    const auto within = parse_move_place("event/" + kFirst + "/" + kSecond);
    ASSERT_TRUE(within.has_value());
    EXPECT_EQ(within->event.session, SessionId(kSecond));
    EXPECT_EQ(cursor_of(*within), "event/" + kFirst + "/" + kSecond);
    for (const auto kind : {resources::TimedKind::booking, resources::TimedKind::blocking, resources::TimedKind::unavailability})
        for (const auto& id : {std::string(), kSecond}) {
            const MovePlace place{{}, resources::TimedRow{kind, id}};
            ASSERT_TRUE(parse_move_place(cursor_of(place)).has_value()) << cursor_of(place);
            EXPECT_EQ(parse_move_place(cursor_of(place))->row, place.row);
        }
    for (const char* const wrong : {"event/", "event/1", "event/018d3a52-0000-7000-8000-000000000001/", "event/018d3a52-0000-7000-8000-000000000001/1", "session/018d3a52-0000-7000-8000-000000000001", "booking", "booking/1", "/"})
        EXPECT_FALSE(parse_move_place(wrong).has_value()) << wrong;
}

TEST(PreviewOrder, RisesAsTheSearchGoesOn) {
    const std::vector<ZoneMove> moves{move(MovedKind::session, kFirst, kFirst),  move(MovedKind::published_placement, kFirst, kFirst),
                                      move(MovedKind::session, kSecond, kFirst), move(MovedKind::session, kFirst, kSecond),
                                      move(MovedKind::booking, kFirst),          move(MovedKind::blocking, kFirst),
                                      move(MovedKind::unavailability, kFirst)};
    for (std::size_t i = 1; i < moves.size(); ++i) EXPECT_LT(order_key(moves[i - 1]), order_key(moves[i])) << i;
    for (const auto& one : moves) EXPECT_TRUE(is_order_key(order_key(one)));
    EXPECT_FALSE(is_order_key("elsewhere"));
    EXPECT_FALSE(is_order_key(""));
}

TEST(PreviewCounts, CountEachKindAndEachEventOnce) {
    auto twice = move(MovedKind::session, kSecond, kFirst);
    twice.fault = ClockFault::ambiguous;
    const auto counts = counts_of({move(MovedKind::session, kFirst, kFirst), twice, move(MovedKind::published_placement, kFirst, kFirst),
                                   move(MovedKind::published_placement, kSecond, kFirst), move(MovedKind::booking, kFirst)});
    EXPECT_EQ(counts, (PreviewCounts{.sessions = 2, .published_placements = 2, .bookings = 1, .releases = 1, .events = 1, .problems = 1}));
}

TEST(ZoneOverlay, MovesWorkingAndHeldPlacesEachByItself) {
    const SessionId session(kFirst);
    programme::MovedPlacement working;
    working.session = session;
    working.before.utc = {at("09:00"), at("10:00")};
    working.after.utc = {at("08:00"), at("09:00")};
    auto published = working;
    published.of = programme::MovedPlacement::Of::published;
    published.after.utc = {at("12:00"), at("13:00")};
    const auto overlay = overlay_of({working, published}, {});
    EXPECT_EQ(overlay.window, (Interval{at("08:00"), at("13:00")}));
    scheduling::Occupancy taken;
    taken.owner = {"session", kFirst};
    taken.interval = working.before.utc;
    auto held = taken;
    held.basis = scheduling::Basis::released;
    auto other = taken;
    other.owner.id = kSecond;
    const auto after = overlaid({taken, held, other}, overlay);
    EXPECT_EQ(after[0].interval, working.after.utc);
    EXPECT_EQ(after[1].interval, published.after.utc);
    EXPECT_EQ(after[2].interval, other.interval);
}

TEST(ZoneOverlay, MovesWhatIsClosedAndWhoIsAway) {
    const scheduling::Subject room{scheduling::SubjectKind::room, kFirst};
    const scheduling::Subject person{scheduling::SubjectKind::person, kSecond};
    resources::MovedTime blocking;
    blocking.row = {resources::TimedKind::blocking, kFirst};
    blocking.subjects = {room};
    blocking.before.utc = {at("09:00"), at("10:00")};
    blocking.after.utc = {at("08:00"), at("09:00")};
    auto away = blocking;
    away.row.kind = resources::TimedKind::unavailability;
    away.subjects = {person};
    scheduling::Rules rules(at("00:00"));
    rules.places[room].blocked = {{at("14:00"), at("15:00")}, blocking.before.utc};
    rules.absences[person] = {{.window = away.before.utc}};
    const auto after = overlaid(rules, overlay_of({}, {blocking, away}));
    EXPECT_EQ(after.places.at(room).blocked, (std::vector<Interval>{{at("14:00"), at("15:00")}, blocking.after.utc}));
    EXPECT_EQ(after.absences.at(person).at(0).window, away.after.utc);
}

}  // namespace
}  // namespace multaqa::planning
