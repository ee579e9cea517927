// Whatever was commanded since: the history tells exactly what stood at each revision and at each instant.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "programme/event_documents.hpp"
#include "programme/history_queries.hpp"
#include "programme/session_documents.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using namespace test;

// What stood at a revision, taken down when it was the newest.
struct Snapshot {
    std::int64_t revision = 0;
    Instant at;
    json::object event;
    std::vector<json::object> sessions;
};

json::object without(json::object state, std::initializer_list<std::string_view> names) {
    for (const auto name : names) state.erase(name);
    return state;
}

class Play {
  public:
    explicit Play(unsigned seed) : database_(make_test_database("sqlite")), open_(database_.open()), office_(*open_), random_(seed) {
        keep();
    }

    void step() {
        office_.turn_clock(std::chrono::seconds(1));
        const auto before = office_.revision_of_event();
        command();
        if (office_.revision_of_event() > before) keep();
    }

    void check() {
        for (const auto& snapshot : snapshots_) {
            SCOPED_TRACE("revision " + std::to_string(snapshot.revision));
            expect(snapshot, Moment{snapshot.revision});
            expect(snapshot, Moment{snapshot.at});
            if (::testing::Test::HasFailure()) return;
        }
    }
    std::size_t taken() const { return snapshots_.size(); }

  private:
    int draw(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    std::string time() { return std::string(draw(2) == 0 ? "0" : "1") + std::to_string(draw(8)) + ":" + (draw(2) == 0 ? "00" : "30"); }

    std::optional<Session> any_session() {
        const auto sessions = office_.read([&](store::Connection& db) {
            std::vector<Session> found;
            const auto agenda = load_agenda(db);
            for (const auto& [id, session] : agenda->sessions) found.push_back(session);
            return found;
        });
        if (sessions.empty()) return std::nullopt;
        return sessions[static_cast<std::size_t>(draw(static_cast<int>(sessions.size())))];
    }
    std::optional<Agenda> load_agenda(store::Connection& db) { return load_working_agenda(db, office_.event, "2026f"); }

    void command() {
        const auto session = any_session();
        const int kind = session ? draw(10) : 0;
        if (kind < 3) return create(session);
        if (kind < 5) return (void)office_.run(kProtocol, move_session(moved(*session)));
        if (kind < 7) return (void)office_.run(kProtocol, patch_session({session->id, session->version, some_patch(), {}}));
        if (kind == 7) return (void)office_.run(kProtocol, archive_session({session->id, session->version}));
        if (kind == 8) return (void)office_.publish();
        if (draw(2) == 0) return (void)office_.run(kProtocol, give_up_placement({session->id, ""}));
        rename_event();
    }

    void create(const std::optional<Session>& parent) {
        auto wanted = office_.wanted("s" + std::to_string(draw(1000)), time(), draw(2) == 0 ? std::optional(office_.hall) : std::nullopt);
        if (parent && draw(4) == 0) {
            wanted.content.parent = parent->id;
            wanted.content.time.start = parent->content.time.start;
            wanted.content.time.duration = minutes{30};
        }
        if (draw(3) == 0) wanted = ProgrammeOffice::with(wanted, office_.amina);
        if (draw(4) == 0) wanted.content.status = SessionStatus::draft;
        (void)office_.run(kProtocol, create_session(wanted));
    }
    MoveSession moved(const Session& session) {
        auto move = ProgrammeOffice::to(session, time());
        if (draw(2) == 0) move.room.emplace(draw(2) == 0 ? office_.hall : office_.library);
        return move;
    }
    SessionPatch some_patch() {
        SessionPatch patch;
        switch (draw(4)) {
            case 0: patch.status = draw(2) == 0 ? SessionStatus::cancelled : SessionStatus::confirmed; break;
            case 1: patch.room.emplace(std::nullopt); break;
            case 2: patch.participants[office_.idris] = ParticipantPatch{{{ParticipantRole::chair, true}}, draw(2) == 0, {}}; break;
            default: patch.title.languages["fr"] = "t" + std::to_string(draw(1000)); break;
        }
        return patch;
    }
    void rename_event() {
        const auto event = office_.read([&](store::Connection& db) { return find_event(db, office_.event); });
        EventPatch patch;
        patch.title.languages["en"] = "Forum " + std::to_string(draw(1000));
        (void)office_.run(kProtocol, patch_event({event->id, event->version, std::move(patch)}));
    }

    void keep() {
        Snapshot snapshot;
        snapshot.revision = office_.revision_of_event();
        snapshot.at = office_.now();
        office_.read([&](store::Connection& db) {
            const auto agenda = load_agenda(db);
            snapshot.event = without(event_json(agenda->event, snapshot.revision), {"version", "updated"});
            for (const auto& [id, session] : agenda->sessions)
                snapshot.sessions.push_back(without(session_json(session), {"version", "updated", "publishedPlacement"}));
            return 0;
        });
        const auto order = [](const json::object& s) { return std::string(s.at("utcStart").as_string()) + std::string(s.at("id").as_string()); };
        std::sort(snapshot.sessions.begin(), snapshot.sessions.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
        snapshots_.push_back(std::move(snapshot));
    }

    void expect(const Snapshot& snapshot, const Moment& moment) {
        office_.read([&](store::Connection& db) {
            const auto event = event_at(db, kProtocol, office_.event, moment);
            const auto sessions = sessions_at(db, kProtocol, office_.event, moment);
            EXPECT_TRUE(event.has_value() && sessions.has_value());
            if (event.has_value()) EXPECT_EQ(json::value(*event), json::value(snapshot.event));
            if (sessions.has_value()) EXPECT_EQ(*sessions, snapshot.sessions);
            return 0;
        });
    }

    TestDatabase database_;
    std::unique_ptr<store::Database> open_;
    ProgrammeOffice office_;
    std::mt19937 random_;
    std::vector<Snapshot> snapshots_;
};

TEST(History, TellsWhatStoodAtEachRevision) {
    constexpr unsigned kPlays = 12;
    constexpr int kSteps = 40;
    std::size_t taken = 0;
    for (unsigned seed = 1; seed <= kPlays; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Play play(seed);
        for (int i = 0; i < kSteps; ++i) play.step();
        play.check();
        taken += play.taken();
        if (HasFailure()) return;
    }
    EXPECT_GT(taken, kPlays * 10u);
}

}  // namespace
}  // namespace multaqa::programme
