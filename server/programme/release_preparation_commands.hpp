// A release made ready: judged and encoded from one snapshot, before anything is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/time/zone_database.hpp"
#include "programme/release_commands.hpp"
#include "programme/release_store.hpp"

namespace multaqa::programme {

// What it was made from: if both are the same on the writer, nothing that it holds has changed.
struct ProgrammeState {
    std::int64_t revision = 0;    // of the event's scope
    std::int64_t staff_head = 0;  // of its staff topic, which renamed rooms and people move, too
    friend bool operator==(const ProgrammeState&, const ProgrammeState&) = default;
};
ProgrammeState state_of(store::Connection& db, const EventId& event);

// Whom and what a release shows to everybody: sessions in the order of the programme, people by id.
struct ShownIds {
    std::vector<SessionId> sessions;
    std::vector<PersonId> people;
};
ShownIds shown_ids(const json::object& public_document);
// Gives numbers for exports to those that have none yet.
void number_shown(store::Connection& db, const EventId& event, const ShownIds& shown);

struct PreparedRelease {
    ProgrammeState state;
    Release release;  // its revision is the writer's to give
    release_store::Document public_document;
    release_store::Document staff_document;
    std::vector<std::string> public_operations;
    ShownIds shown;
    std::vector<std::string> overridden;  // conflicts that it is published in spite of
};
Result<PreparedRelease> prepare_release(store::Connection& db, const Caller& caller, const PublishRelease& publish, Instant now,
                                        const ZoneDatabase& zones);

// Inserts what was prepared. Requires the state to be what it was.
Release write_release(command::Write& write, const PreparedRelease& prepared);

}  // namespace multaqa::programme
