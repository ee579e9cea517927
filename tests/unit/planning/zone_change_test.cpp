// What a batch adds to the counts of a change.
#include "planning/zone_change.hpp"

#include <gtest/gtest.h>

#include "planning/zone_change_documents.hpp"

namespace multaqa::planning {
namespace {

ZoneMove move_of_kind(MovedKind kind, const std::string& event = "") {
    ZoneMove move{};
    move.kind = kind;
    if (!event.empty()) move.event = EventId{event};
    return move;
}

TEST(MovedCounts, CountEachKindAndLeaveTheReleasesToWhoeverIssuesThem) {
    MovedCounts counts{.sessions = 1, .releases = 4};
    count_moves(counts, {move_of_kind(MovedKind::session, "a"), move_of_kind(MovedKind::published_placement, "a"),
                         move_of_kind(MovedKind::published_placement, "a"), move_of_kind(MovedKind::published_placement, "b"),
                         move_of_kind(MovedKind::booking), move_of_kind(MovedKind::blocking), move_of_kind(MovedKind::unavailability),
                         move_of_kind(MovedKind::unavailability)});
    EXPECT_EQ(counts, (MovedCounts{.sessions = 2, .published_placements = 3, .bookings = 1, .blockings = 1, .unavailabilities = 2, .releases = 4}));
}

ZoneChange running() {
    return {.id = ZoneChangeId{"018d3a52-0000-7000-8000-000000000001"},
            .from = "2025b",
            .to = "2026f",
            .started_at = *parse_utc("2026-07-15T08:00:00Z"),
            .cursor = "somewhere",
            .looked_at = 7,
            .moved = {.sessions = 2}};
}

TEST(ZoneChangeJson, TellsHowFarItIs) {
    EXPECT_EQ(zone_change_json(running()),
              json::parse_trusted(R"({"id":"018d3a52-0000-7000-8000-000000000001","from":"2025b","to":"2026f","status":"running",
                "startedAt":"2026-07-15T08:00:00Z","lookedAt":7,"moved":{"sessions":2,"publishedPlacements":0,"bookings":0,
                "blockings":0,"unavailabilities":0,"releases":0}})"));
}

TEST(ZoneChangeJson, TellsWhenItEndedAndWhoStartedIt) {
    auto change = running();
    change.account = AccountId{"018d3a52-0000-7000-8000-00000000000a"};
    change.finished_at = *parse_utc("2026-07-15T08:00:04Z");
    const auto body = zone_change_json(change);
    EXPECT_EQ(body.at("status"), "finished");
    EXPECT_EQ(body.at("finishedAt"), "2026-07-15T08:00:04Z");
    EXPECT_EQ(body.at("by"), "018d3a52-0000-7000-8000-00000000000a");
}

}  // namespace
}  // namespace multaqa::planning
