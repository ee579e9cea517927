#include "scheduling/projection_commands.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>

#include "command/executor.hpp"
#include "common/limits.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/refusal.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/zone_fixture.hpp"
#include "tests/unit/scheduling/occupancies.hpp"

namespace multaqa::scheduling {
namespace {

using namespace testing;
using command::Command;
using command::Executor;

// One node: an executor on a database, with a clock that stands.
class Node {
  public:
    explicit Node(store::Database& database) : database_(database), executor_(parts()) {}

    using ProjectionResult = Result<ProjectionOutcome>;
    ProjectionResult project(const ProjectionRequest& request, Role role = Role::organizer) {
        return run<ProjectionOutcome>(role, subjects_of(request), [request](command::Write& write) {
            return scheduling::project(write, request);
        });
    }
    // Every room and person of these tests is locked, unless `subjects` says otherwise.
    template <class T>
    Result<T> run(Role role, std::vector<std::string> subjects, std::function<Result<T>(command::Write&)> work) {
        Command<T> command;
        command.name = "test";
        command.locks = [subjects](store::Connection&) { return command::LockSet{{}, subjects}; };
        command.run = std::move(work);
        Caller caller;
        caller.account = AccountId("018d3a52-0000-7000-8000-00000000000a");
        caller.role = role;
        auto outcome = executor_.run<T>(caller, "request", std::move(command));
        if (outcome.has_error()) return outcome.error();
        return std::get<T>(*outcome);
    }

    std::vector<Occupancy> all(std::string_view scope = "event:e1") {
        return database_.read_value([&](store::Connection& db) {
            std::vector<Occupancy> found;
            for (const auto* id : {"hall", "attic"})
                for (Occupancy& o : list_occupancies(db, std::vector<Subject>{{SubjectKind::room, id}}, kAlways))
                    if (o.scope == scope) found.push_back(std::move(o));
            for (const auto* id : {"amina", "idris"})
                for (Occupancy& o : list_occupancies(db, std::vector<Subject>{{SubjectKind::person, id}}, kAlways))
                    if (o.scope == scope) found.push_back(std::move(o));
            return found;
        });
    }
    std::vector<Clash> clashes(std::string_view scope = "event:e1") {
        return database_.read_value([&](store::Connection& db) { return list_clashes_of_scope(db, scope, multaqa::testing::zones(), now_); });
    }
    std::vector<ConflictDecision> decisions(std::string_view scope = "event:e1") {
        return database_.read_value([&](store::Connection& db) { return list_decisions_of_scope(db, scope); });
    }
    std::int64_t version(const Subject& subject) {
        return database_.read_value([&](store::Connection& db) { return subject_versions(db, {&subject, 1}).at(0); });
    }
    void set_now(Instant now) { now_ = now; }

  private:
    static inline const Interval kAlways{at(-1'000'000), at(1'000'000)};

    static std::vector<std::string> subjects_of(const ProjectionRequest&) {
        return {"person/amina", "person/idris", "room/attic", "room/hall"};
    }
    command::ExecutorParts parts() {
        command::ExecutorParts parts;
        parts.database = &database_;
        parts.pool = &pool_;
        parts.clock = [this] { return now_.load(); };
        parts.ids = &ids_;
        parts.zones = [] { return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &multaqa::testing::zones()); };
        return parts;
    }

    store::Database& database_;
    std::atomic<Instant> now_{at(-1000)};
    Uuid7Source ids_{[] { return at(-1000); }};
    command::WorkPool pool_{1, 64};
    Executor executor_;
};

ProjectionRequest place(std::vector<Occupancy> occupancies, OnConflict on_conflict = OnConflict::reject) {
    ProjectionRequest request;
    for (Occupancy& occupancy : occupancies) {
        if (request.placements.empty() || request.placements.back().owner != occupancy.owner)
            request.placements.push_back({occupancy.owner, {}});
        request.placements.back().occupancies.push_back(std::move(occupancy));
    }
    request.on_conflict = on_conflict;
    return request;
}

class Projection : public test::OnBothDatabases {
  protected:
    Node& node() {
        if (!node_) node_ = std::make_unique<Node>(database());
        return *node_;
    }
    void TearDown() override { node_.reset(); }

  private:
    std::unique_ptr<Node> node_;
};

TEST_P(Projection, StoresWhatIsFreeAndGivesItBackWhole) {
    const auto hall = until(under(with(room("a", 0, 60), Firmness::confirmed), "/top/a"), 500);
    const auto amina = with(person("a", 0, 60), Requirement::optional);
    ASSERT_TRUE(node().project(place({hall, amina})).has_value());
    EXPECT_EQ(node().all(), (std::vector<Occupancy>{hall, amina}));
    EXPECT_EQ(node().version({SubjectKind::room, "hall"}), 1);
}

TEST_P(Projection, RefusesADoubleBookingNamesTheOtherSideAndKeepsNothing) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60)})).has_value());
    const auto refused = node().project(place({person("b", 30, 90), room("b", 30, 90)}));
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ProblemCode::schedule_conflict);
    const auto* evidence = dynamic_cast<const ScheduleRefusal*>(refused.error().evidence.get());
    ASSERT_NE(evidence, nullptr);
    ASSERT_EQ(evidence->clashes.size(), 1U);
    EXPECT_EQ(evidence->clashes[0].first, room("a", 0, 60));
    EXPECT_EQ(evidence->clashes[0].second, room("b", 30, 90));
    EXPECT_EQ(node().all(), (std::vector<Occupancy>{room("a", 0, 60)}));
    EXPECT_EQ(node().version({SubjectKind::room, "hall"}), 1);
    EXPECT_EQ(node().version({SubjectKind::person, "amina"}), 0);
}

TEST_P(Projection, WritesOnlyWhatChanged) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60), person("a", 0, 60)})).has_value());
    ASSERT_TRUE(node().project(place({room("a", 0, 60), with(person("a", 0, 60), Requirement::optional)})).has_value());
    EXPECT_EQ(node().version({SubjectKind::room, "hall"}), 1);
    EXPECT_EQ(node().version({SubjectKind::person, "amina"}), 2);
    ASSERT_TRUE(node().project(place({room("a", 0, 60)})).has_value());
    EXPECT_EQ(node().all(), (std::vector<Occupancy>{room("a", 0, 60)}));
    EXPECT_EQ(node().version({SubjectKind::person, "amina"}), 3);
}

TEST_P(Projection, FindsAShortOneInsideALongOneThatBeganDaysBefore) {
    ASSERT_TRUE(node().project(place({room("a", -5000, 5000)})).has_value());
    EXPECT_TRUE(node().project(place({room("b", 4000, 4010)})).has_error());
    EXPECT_TRUE(node().project(place({room("c", 5000, 5010)})).has_value());
}

TEST_P(Projection, JudgesAParentAndItsChildrenInTheirNewPlaces) {
    const auto day = [](int start) {
        return std::vector<Occupancy>{under(room("day", start, start + 120), "/day"),
                                      under(person("one", start, start + 60), "/day/one"),
                                      under(person("two", start + 60, start + 120), "/day/two")};
    };
    ASSERT_TRUE(node().project(place(day(0))).has_value());
    // Each child lands where its sibling stood: only judged one by one would they clash.
    EXPECT_TRUE(node().project(place(day(60))).has_value());
    EXPECT_TRUE(node().clashes().empty());
}

TEST_P(Projection, StoresAndFlagsWhatOnlyWarns) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60)})).has_value());
    const auto stored = node().project(place({with(room("b", 0, 60), Firmness::requested)}));
    ASSERT_TRUE(stored.has_value());
    ASSERT_EQ(stored->flagged.size(), 1U);
    EXPECT_EQ(stored->flagged[0].severity, Severity::warn);
    EXPECT_EQ(node().clashes(), stored->flagged);
    ASSERT_EQ(node().decisions().size(), 1U);
    EXPECT_EQ(node().decisions()[0].conflict_id, conflict_id(stored->flagged[0]));
    EXPECT_EQ(node().decisions()[0].decision, "");
    EXPECT_EQ(node().decisions()[0].first_detected, at(-1000));
}

// Their number would grow with the square of what shares an hour.
TEST_P(Projection, RefusesMoreClashesThanOnePlacementMayHaveEvenWhereTheyOnlyWarn) {
    std::vector<Occupancy> row;
    for (int minute = 0; minute <= static_cast<int>(limits::kClashesPerPlacement); ++minute)
        row.push_back(with(room("s" + std::to_string(minute), minute, minute + 1), Firmness::requested));
    ASSERT_TRUE(node().project(place(row)).has_value());
    const auto refused = node().project(place({with(room("wide", 0, 1000), Firmness::requested)}));
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ProblemCode::schedule_conflict);
    const auto* evidence = dynamic_cast<const ScheduleRefusal*>(refused.error().evidence.get());
    ASSERT_NE(evidence, nullptr);
    EXPECT_EQ(evidence->clashes.size(), limits::kClashesPerPlacement);
    EXPECT_EQ(node().all(), row);
    EXPECT_TRUE(node().project(place({with(room("narrower", 1, 1000), Firmness::requested)})).has_value());
}

TEST_P(Projection, JudgesAnewWhenARequestBecomesFirm) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60)})).has_value());
    ASSERT_TRUE(node().project(place({with(room("b", 0, 60), Firmness::requested)})).has_value());
    EXPECT_TRUE(node().project(place({room("b", 0, 60)})).has_error());
}

TEST_P(Projection, DoesNotLetARefusalBeAccepted) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60)})).has_value());
    EXPECT_TRUE(node().project(place({room("b", 0, 60)}, OnConflict::accept)).has_error());
}

TEST_P(Projection, LetsOnlyProtocolOverrideAndOnlyWithAReason) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60)})).has_value());
    auto request = place({room("b", 0, 60)}, OnConflict::override_);
    request.reason = "The minister asked for it";
    const auto without_right = node().project(request, Role::organizer);
    ASSERT_TRUE(without_right.has_error());
    EXPECT_EQ(without_right.error().code, ProblemCode::forbidden);
    request.reason = " ";
    const auto without_reason = node().project(request, Role::protocol);
    ASSERT_TRUE(without_reason.has_error());
    EXPECT_EQ(without_reason.error().code, ProblemCode::validation_failed);
    ASSERT_EQ(without_reason.error().faults.size(), 1U);
    EXPECT_EQ(without_reason.error().faults[0].pointer, "/reason");
}

TEST_P(Projection, RecordsAnOverrideAndDoesNotAskForItAgain) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60)})).has_value());
    auto request = place({room("b", 0, 60)}, OnConflict::override_);
    request.reason = "The minister asked for it";
    const auto stored = node().project(request, Role::protocol);
    ASSERT_TRUE(stored.has_value());
    ASSERT_EQ(stored->flagged.size(), 1U);
    ASSERT_EQ(node().decisions().size(), 1U);
    EXPECT_EQ(node().decisions()[0].decision, "overridden");
    EXPECT_EQ(node().decisions()[0].reason, "The minister asked for it");
    EXPECT_EQ(node().decisions()[0].account_id, "018d3a52-0000-7000-8000-00000000000a");
    EXPECT_EQ(node().decisions()[0].decided_at, at(-1000));

    // Shortened: less of the same clash. Prolonged: more of it than was decided.
    EXPECT_TRUE(node().project(place({room("b", 0, 30)})).has_value());
    EXPECT_EQ(node().decisions()[0].decision, "overridden");
    EXPECT_TRUE(node().project(place({room("b", 0, 45)})).has_error());
}

TEST_P(Projection, DropsTheRecordOfAClashThatIsGone) {
    ASSERT_TRUE(node().project(place({with(room("a", 0, 60), Firmness::requested)})).has_value());
    ASSERT_TRUE(node().project(place({room("b", 0, 60)})).has_value());
    ASSERT_EQ(node().decisions().size(), 1U);
    ASSERT_TRUE(node().project(place({room("b", 60, 120)})).has_value());
    EXPECT_TRUE(node().decisions().empty());
    EXPECT_TRUE(node().clashes().empty());
}

TEST_P(Projection, TreatsAnExpiredHoldAsAbsentAndDoesNotLetItComeBack) {
    ASSERT_TRUE(node().project(place({until(room("a", 0, 60), -500)})).has_value());
    EXPECT_TRUE(node().project(place({room("b", 0, 60)})).has_error());
    node().set_now(at(-500));
    EXPECT_TRUE(node().project(place({room("b", 0, 60)})).has_value());
    EXPECT_TRUE(node().project(place({until(room("a", 0, 60), -100)})).has_error());
}

TEST_P(Projection, ListsClashesWithAnotherScopeInBoth) {
    auto foreign = with(room("b", 30, 90), Firmness::requested);
    foreign.scope = "event:e2";
    auto stranger = with(room("c", 80, 90), Firmness::requested);
    stranger.scope = "event:e3";
    ASSERT_TRUE(node().project(place({room("a", 0, 60), foreign, stranger})).has_value());
    EXPECT_EQ(node().clashes("event:e1").size(), 1U);
    EXPECT_EQ(node().clashes("event:e2").size(), 2U);
    EXPECT_EQ(node().clashes("event:e3").size(), 1U);
    EXPECT_EQ(node().decisions("event:e1").size(), 1U);
}

TEST_P(Projection, HoldsAPublishedPlaceUntilItIsGivenUp) {
    const Owner owner{"session", "a"};
    ASSERT_TRUE(node().project(place({with(room("a", 0, 60), Firmness::confirmed)})).has_value());
    const auto leave = [&](command::Write& write) -> Result<ProjectionOutcome> {
        hold_released(write, owner);
        hold_released(write, owner);  // the second finds what the first left
        return scheduling::project(write, place({room("a", 120, 180)}));
    };
    ASSERT_TRUE(node().run<ProjectionOutcome>(Role::organizer, {"room/hall"}, leave).has_value());
    EXPECT_EQ(node().all(), (std::vector<Occupancy>{released(room("a", 0, 60)), room("a", 120, 180)}));
    EXPECT_TRUE(node().project(place({room("b", 0, 60)})).has_error());
    EXPECT_TRUE(node().project(place({room("a", 30, 90)})).has_value());

    const auto freed = node().run<int>(Role::organizer, {}, [&](command::Write& write) -> Result<int> {
        return give_up_released(write, owner);  // its lock was not named: the command is repeated with it
    });
    ASSERT_TRUE(freed.has_value());
    EXPECT_EQ(*freed, 1);
    EXPECT_TRUE(node().project(place({room("b", 0, 30)})).has_value());
}

TEST_P(Projection, FreesThePublishedPlacesOfAScopeWithItsNextRelease) {
    ASSERT_TRUE(node().project(place({room("a", 0, 60), person("a", 0, 60), room("b", 60, 120)})).has_value());
    const auto release = [](command::Write& write) -> Result<int> {
        for (const auto* id : {"a", "b"}) hold_released(write, {"session", id});
        give_up_released_of_scope(write, "event:e2");
        return 0;
    };
    ASSERT_TRUE(node().run<int>(Role::organizer, {}, release).has_value());
    EXPECT_EQ(node().all().size(), 6U);
    const auto next = [](command::Write& write) -> Result<int> {
        give_up_released_of_scope(write, "event:e1");
        return 0;
    };
    ASSERT_TRUE(node().run<int>(Role::organizer, {}, next).has_value());
    EXPECT_EQ(node().all().size(), 3U);
}

// No order of accepted projections leaves a clash that should have been refused.
TEST_P(Projection, NeverLeavesARefusedClashAfterRandomWrites) {
    std::mt19937 random(20270112);
    const auto draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    int accepted = 0;
    int refused = 0;
    for (int step = 0; step < 150; ++step) {
        const std::string owner(1, static_cast<char>('a' + draw(8)));
        const int start = draw(24) * 15;
        const int end = start + 15 + draw(6) * 15;
        std::vector<Occupancy> wanted{room(owner, start, end, draw(2) == 0 ? "hall" : "attic")};
        if (draw(2) == 0) wanted.push_back(person(owner, start, end, draw(2) == 0 ? "amina" : "idris"));
        for (Occupancy& o : wanted)
            if (step % 5 == 0) o.firmness = Firmness::requested;
        (node().project(place(wanted)).has_value() ? accepted : refused) += 1;
        for (const Clash& clash : node().clashes()) ASSERT_EQ(clash.severity, Severity::warn) << step;
    }
    EXPECT_GT(accepted, 10);
    EXPECT_GT(refused, 10);
}

// Two nodes, two events, the same two people named in opposite order: one wins, none waits for ever.
TEST_P(Projection, LetsExactlyOneOfTwoCrossingMovesWin) {
    const auto session = [](const std::string& owner, std::string event, int start, bool amina_first) {
        auto amina = person(owner, start, start + 60, "amina");
        auto idris = person(owner, start, start + 60, "idris");
        amina.scope = idris.scope = std::move(event);
        return place(amina_first ? std::vector{amina, idris} : std::vector{idris, amina});
    };
    // SQLite has one writer by design: there the two threads share the node.
    std::unique_ptr<Node> second;
    if (GetParam() == "postgresql") second = std::make_unique<Node>(database());
    Node& other = second ? *second : node();
    for (int round = 0; round < 100; ++round) {
        ASSERT_TRUE(node().project(session("a", "event:e1", -600, true)).has_value());
        ASSERT_TRUE(node().project(session("b", "event:e2", 600, false)).has_value());
        std::atomic<int> won{0};
        std::atomic<int> lost{0};
        const auto move = [&](Node& at_node, const ProjectionRequest& request) {
            const auto result = at_node.project(request);
            if (result.has_value())
                ++won;
            else if (result.error().code == ProblemCode::schedule_conflict)
                ++lost;
        };
        std::thread one([&] { move(node(), session("a", "event:e1", 0, true)); });
        std::thread two([&] { move(other, session("b", "event:e2", 30, false)); });
        one.join();
        two.join();
        ASSERT_EQ(won, 1) << round;
        ASSERT_EQ(lost, 1) << round;
        ASSERT_TRUE(node().clashes("event:e1").empty()) << round;
    }
}

MULTAQA_ON_BOTH_DATABASES(Projection);

}  // namespace
}  // namespace multaqa::scheduling
