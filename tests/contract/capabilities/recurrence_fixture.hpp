// An office in which something repeats, and how its occurrences are told.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "common/ical/recurrence_rule_text.hpp"
#include "programme/recurrence_commands.hpp"
#include "programme/recurrence_queries.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme::test_of_recurrences {

using test::kProtocol;
using test::ProgrammeOffice;
using test::told;

inline PlainDateTime wall_time(const std::string& text) { return *parse_plain_date_time(text); }
inline RecurrenceDates by_rule(const std::string& rule) { return {ical::parse_recurrence_rule(rule, "/rule").value(), {}, {}}; }

class WhereItRepeats : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office_ = std::make_unique<ProgrammeOffice>(database());
    }
    void TearDown() override {
        office_.reset();
        OnBothDatabases::TearDown();
    }
    ProgrammeOffice& office() { return *office_; }

    Session first(const std::string& title = "Point hebdomadaire") { return office().add(office().wanted(title, "09:00", office().hall)); }
    Result<Recurrence> try_repeat(const Session& session, RecurrenceDates dates) {
        return office().run(kProtocol, repeat_session({session.id, session.version, std::move(dates), {}}));
    }
    Recurrence repeat(const Session& session, const std::string& rule) { return try_repeat(session, by_rule(rule)).value(); }
    RecurrenceView view(const RecurrenceId& id) {
        return office().read([&](store::Connection& db) { return get_recurrence(db, kProtocol, multaqa::testing::zones(), id); }).value();
    }
    std::vector<Session> occurrences(const RecurrenceId& id) { return view(id).occurrences; }
    Result<SessionWritten> patch(const Session& session, SessionPatch change, RecurrenceReach reach) {
        return office().run(kProtocol, patch_occurrences({session.id, session.version, std::move(change), {}}, reach));
    }
    Result<SessionWritten> move(const Session& session, const std::string& start, RecurrenceReach reach) {
        MoveSession wanted;
        wanted.session = session.id;
        wanted.version = session.version;
        wanted.start = wall_time(start);
        return office().run(kProtocol, move_occurrences(wanted, reach));
    }
    Result<SessionArchived> remove(const Session& session, RecurrenceReach reach) {
        return office().run(kProtocol, archive_occurrences({session.id, session.version}, reach));
    }
    Result<Recurrence> change_dates(const Recurrence& recurrence, RecurrencePatch change) {
        return office().run(kProtocol, patch_recurrence({recurrence.id, recurrence.version, std::move(change), {}}));
    }
    std::size_t live_sessions() {
        return office().read([&](store::Connection& db) { return load_sessions(db, office().event); }).sessions().size();
    }
    std::size_t taken_by(const SessionId& id) {
        return office().read([&](store::Connection& db) { return scheduling::list_occupancies_of_owner(db, {"session", id.text()}); }).size();
    }

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};

inline SessionPatch called(const std::string& title) {
    SessionPatch patch;
    patch.title = TextPatch::set(LocalizedText({{"fr", title}}));
    return patch;
}

inline std::vector<std::string> names_of(const std::vector<Session>& sessions) {
    std::vector<std::string> found;
    for (const auto& session : sessions) found.emplace_back(session.content.title.best("fr"));
    return found;
}
inline std::vector<std::string> starts(const std::vector<Session>& sessions) {
    std::vector<std::string> found;
    for (const auto& session : sessions) found.push_back(format_plain_date_time(session.content.time.start));
    return found;
}
inline std::vector<std::string> recurrence_ids(const std::vector<Session>& sessions) {
    std::vector<std::string> found;
    for (const auto& session : sessions) found.push_back(format_plain_date_time(session.occurrence->id));
    return found;
}
inline std::vector<SessionId> session_ids(const std::vector<Session>& sessions) {
    std::vector<SessionId> found;
    for (const auto& session : sessions) found.push_back(session.id);
    return found;
}
using Texts = std::vector<std::string>;

}  // namespace multaqa::programme::test_of_recurrences
