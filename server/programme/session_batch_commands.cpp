// The end of a batch: its changes into the log, and what staff is told of them.
#include <algorithm>
#include <map>
#include <utility>

#include "programme/agenda_documents.hpp"
#include "programme/agenda_store.hpp"
#include "programme/event_store.hpp"
#include "programme/session_codec.hpp"
#include "programme/session_store.hpp"
#include "programme/session_writer_commands.hpp"

namespace multaqa::programme {
namespace {

// How many sessions of the batch named somebody or something before it and after it.
struct Mentions {
    std::int64_t before = 0;
    std::int64_t after = 0;
};
struct Named {
    std::map<RoomId, Mentions> rooms;
    std::map<PersonId, Mentions> people;
};

void count(Named& named, const std::optional<Session>& session, std::int64_t Mentions::*side) {
    if (!session) return;
    if (session->content.room) named.rooms[*session->content.room].*side += 1;
    for (const auto& [person, participant] : session->content.participants) named.people[person].*side += 1;
}

enum class Appearance { same, appears, vanishes };
Appearance appearance(const Mentions& mentions, std::int64_t present) {
    const auto former = present - mentions.after + mentions.before;
    if (former == 0 && present > 0) return Appearance::appears;
    if (former > 0 && present == 0) return Appearance::vanishes;
    return Appearance::same;
}

json::object resource_of(const std::optional<Session>& session) { return session ? session_json(*session) : json::object{}; }

template <class Mentioned>
bool is_settled(const Mentioned& entry) {
    return entry.second.before == entry.second.after && entry.second.before > 0;
}

}  // namespace

// Rooms and people that the working programme shows now and did not before; in `hidden` those that it shows no more.
// A room of the event's own sites is shown as long as it is not archived, but one added since the last snapshot is told when it is first used.
std::vector<std::string> SessionBatch::Writer::names_shown(std::vector<std::string>& hidden) {
    auto& db = write_.db();
    Named named;
    for (const auto& change : changes_) {
        count(named, change.before, &Mentions::before);
        count(named, change.after, &Mentions::after);
    }
    std::vector<std::string> shown;
    const auto& sites = event_->content.sites;
    for (const auto& entry : named.rooms) {
        if (is_settled(entry)) continue;
        const auto change = appearance(entry.second, session_store::count_references(db, event_->id, entry.first));
        const auto room = change == Appearance::appears ? agenda_store::find_room(db, entry.first) : std::nullopt;
        if (room) shown.push_back(set_operation("rooms/" + entry.first.text(), agenda_room_json(*room, Audience::staff)));
        if (change != Appearance::vanishes) continue;
        const auto place = session_store::find_room_place(db, entry.first);
        const bool is_on_offer = place && place->state == session_store::RoomState::in_use;
        const bool is_of_event = is_on_offer && std::find(sites.begin(), sites.end(), place->site) != sites.end();
        if (!is_of_event) hidden.push_back(delete_operation("rooms/" + entry.first.text()));
    }
    for (const auto& entry : named.people) {
        if (is_settled(entry)) continue;
        const auto change = appearance(entry.second, session_store::count_references(db, event_->id, entry.first));
        const auto person = change == Appearance::appears ? agenda_store::find_person(db, entry.first) : std::nullopt;
        if (person) shown.push_back(set_operation("people/" + entry.first.text(), agenda_person_json(*person, Audience::staff)));
        if (change == Appearance::vanishes) hidden.push_back(delete_operation("people/" + entry.first.text()));
    }
    return shown;
}

void SessionBatch::Writer::finish() {
    if (changes_.empty() && recurrence_changes_.empty()) return;
    const auto scope = scope_of(event_->id);
    const auto topic = topic_of(event_->id, Audience::staff);
    // The scope is locked: the revision that this command takes is the next one.
    const auto revision = event_store::revision_of(write_.db(), scope) + 1;
    std::vector<std::string> hidden;
    std::vector<std::string> operations{set_operation("event", json::object{{"revision", revision}})};
    operations.insert(operations.end(), news_.begin(), news_.end());
    for (auto& operation : names_shown(hidden)) operations.push_back(std::move(operation));
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        auto change = encode_change(changes_[i], resource_of(changes_[i].before), resource_of(changes_[i].after));
        for (auto& operation : staff_operations(changes_[i])) operations.push_back(std::move(operation));
        if (i + 1 == changes_.size()) operations.insert(operations.end(), hidden.begin(), hidden.end());
        change.topics.push_back({topic, std::move(operations)});
        operations.clear();
        write_.record(std::move(change));
    }
    changes_.clear();
    news_.clear();
    // Recurrences show in no agenda; where no session changed, staff hear of the revision.
    for (auto& change : recurrence_changes_) {
        if (!operations.empty()) change.topics.push_back({topic, std::exchange(operations, {})});
        write_.record(std::move(change));
    }
    recurrence_changes_.clear();
}

SessionBatch::SessionBatch(command::Write& write, EventId event) : writer_(std::make_unique<Writer>(write, event)) {}
SessionBatch::~SessionBatch() = default;

Result<SessionWritten> SessionBatch::create(const CreateSession& create) { return writer_->create(create); }
Result<SessionWritten> SessionBatch::patch(const PatchSession& patch) {
    return writer_->patch(patch.session, patch.version, patch.patch, patch.governance, patch);
}
Result<SessionWritten> SessionBatch::follow(const PatchSession& patch) {
    return writer_->patch(patch.session, patch.version, patch.patch, patch.governance, patch, Writer::Edit::from_outside);
}
Result<SessionWritten> SessionBatch::move(const MoveSession& move) { return writer_->move(move); }
Result<SessionArchived> SessionBatch::archive(const ArchiveSession& archive) { return writer_->archive(archive); }
Result<SessionWritten> SessionBatch::give_up(const GiveUpPlacement& give_up) { return writer_->give_up(give_up); }
Result<SessionsReinstated> SessionBatch::reinstate(const ReinstateSessions& reinstate) { return writer_->reinstate(reinstate); }
std::vector<MovedPlacement> SessionBatch::re_resolve(const EventPart& part, const ZoneStep& step) { return writer_->re_resolve(part, step); }
Result<Recurrence> SessionBatch::repeat(const RepeatSession& repeat, const OccurrenceContents& overrides) {
    return writer_->repeat(repeat, overrides);
}
Result<Recurrence> SessionBatch::gather(const GatherSessions& gather) { return writer_->gather(gather); }
Result<Recurrence> SessionBatch::change_dates(const PatchRecurrence& change) { return writer_->change_dates(change); }
Result<Recurrence> SessionBatch::follow_file(const FollowFile& follow) { return writer_->follow_file(follow); }
Result<SessionWritten> SessionBatch::patch_occurrences(const PatchSession& patch, RecurrenceReach reach) {
    return writer_->patch_occurrences(patch, reach);
}
Result<SessionWritten> SessionBatch::move_occurrences(const MoveSession& move, RecurrenceReach reach) { return writer_->move_occurrences(move, reach); }
Result<SessionArchived> SessionBatch::archive_occurrences(const ArchiveSession& archive, RecurrenceReach reach) {
    return writer_->archive_occurrences(archive, reach);
}
Result<std::size_t> SessionBatch::extend(const RecurrenceId& id, Extension extension) { return writer_->extend(id, extension); }
void SessionBatch::finish() { writer_->finish(); }

}  // namespace multaqa::programme
