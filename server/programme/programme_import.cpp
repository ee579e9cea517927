#include "programme/programme_import.hpp"

#include <algorithm>
#include <set>

#include "common/limits.hpp"
#include "common/log.hpp"
#include "directory/person_commands.hpp"
#include "programme/audience.hpp"
#include "programme/event_commands.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/frab_import.hpp"
#include "programme/ical_import.hpp"
#include "programme/import_batch_commands.hpp"
#include "programme/import_plan.hpp"
#include "programme/import_screening.hpp"
#include "programme/people_here_queries.hpp"
#include "programme/preview_import.hpp"
#include "programme/recurrence_commands.hpp"
#include "programme/recurrence_queries.hpp"
#include "programme/renamed_queries.hpp"
#include "programme/rooms_here_queries.hpp"
#include "programme/session_commands.hpp"
#include "programme/session_queries.hpp"
#include "resources/room_commands.hpp"
#include "resources/site_commands.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::programme {
namespace {

// Small enough that other writers wait less than a group's time, large enough that commits do not count.
constexpr std::size_t kSessionsPerBatch = 50;
constexpr std::size_t kNamesPerBatch = 200;

using Use = ImportedSession::Use;

// Events of the same site list its rooms, the one that is imported into and others.
directory::NameUsers who_shows_rooms() {
    directory::NameUsers users;
    users.scopes = [](store::Connection& db, std::string_view, const std::string& id) { return scopes_showing(db, NamedKind::site, id); };
    users.topics = [](command::Write& write, std::string_view, const std::string& id) {
        return topics_for_renamed(write.db(), NamedKind::room, id);
    };
    return users;
}

class Import {
  public:
    Import(const ImportParts& parts, const Caller& caller, std::string request_id, const ImportQuestion& question)
        : parts_(parts), caller_(caller), request_id_(std::move(request_id)), question_(question) {}

    // With what it has been granted meanwhile.
    const Caller& caller() const { return caller_; }

    Result<ImportReport> run() {
        if (auto refused = look(); refused.has_error()) return refused.error();
        if (auto refused = read(); refused.has_error()) return refused.error();
        find_rooms();
        begin_report();
        find_what_is_used();
        if (question_.mode == ImportQuestion::Mode::dry_run) return preview();
        if (auto refused = write_event(); refused.has_error()) return refused.error();
        if (auto refused = write_names(); refused.has_error()) return refused.error();
        if (auto refused = write_sessions(); refused.has_error()) return refused.error();
        parts_.database->read([this](store::Connection& db) { count_conflicts(db); });
        return std::move(report_);
    }

  private:
    // --- what is there, and may the caller?
    Done look() {
        if (!question_.zone.empty() && parts_.zones()->find(question_.zone).has_error())
            return Problem{.code = ProblemCode::unknown_time_zone, .faults = {{"?timeZone", "fault.time-zone", {}}}};
        for (const auto& [name, zone] : question_.zone_answers)
            if (parts_.zones()->find(zone).has_error())
                return Problem{.code = ProblemCode::unknown_time_zone, .faults = {{"?timeZones", "fault.time-zone-answer", {{"name", name}, {"zone", zone}}}}};
        if (!is_slug(question_.event)) return validation_failed("?event", "fault.slug");
        parts_.database->read([this](store::Connection& db) {
            event_ = find_event_by_slug(db, question_.event);
            if (event_) load_stored(db);
        });
        return require_import(caller_, event_);
    }
    void load_stored(store::Connection& db) {
        stored_ = load_sessions(db, event_->id);
        recurrences_ = load_recurrences(db, event_->id);
    }
    // The zone that a person knows the event by, as far as anybody has said.
    std::string at_home() const {
        if (!question_.zone.empty()) return question_.zone;
        return event_ ? event_->content.zone : "";
    }

    // Only now: who may not import does not keep the server busy with his file.
    Done read() {
        const auto zones = parts_.zones();
        read_under_ = zones->version();
        if (question_.table) {
            programme_ = *question_.table;
            return {};
        }
        auto programme = question_.format == ImportFormat::frab
                             ? read_frab(question_.bytes, *zones)
                             : read_ical(question_.bytes, *zones, {.answers = question_.zone_answers, .at_home = at_home()});
        if (programme.has_error()) return programme.error();
        programme_ = std::move(*programme);
        return {};
    }

    void find_rooms() {
        const auto sites = event_ ? event_->content.sites : std::vector<SiteId>{};
        parts_.database->read([&](store::Connection& db) {
            rooms_ = question_.table ? find_rooms_anywhere(db, caller_, programme_, sites) : find_rooms_on(db, programme_, sites);
        });
        for (ImportedSession& session : programme_.sessions)
            if (brings_something(session) && session.room && rooms_[*session.room].is_ambiguous) {
                session.use = Use::refused;
                session.notes.push_back({.code = "room-ambiguous", .arguments = {}, .column = "room"});
            }
    }

    static bool brings_something(const ImportedSession& session) { return session.use == Use::usable || session.use == Use::part; }

    // What only refused sessions name is not created.
    void find_what_is_used() {
        for (const ImportedSession& session : programme_.sessions) {
            if (!brings_something(session)) continue;
            if (session.room) used_rooms_.insert(*session.room);
            for (const ImportedParticipant& named : session.participants) used_people_.insert(named.person);
        }
    }

    // Where a new event takes place.
    std::vector<SiteId> sites_of_rooms() const {
        std::vector<SiteId> sites;
        for (const std::size_t i : used_rooms_)
            if (rooms_[i].site && std::find(sites.begin(), sites.end(), *rooms_[i].site) == sites.end() && sites.size() < limits::kListItems)
                sites.push_back(*rooms_[i].site);
        return sites;
    }
    bool needs_own_site() const {
        return std::any_of(used_rooms_.begin(), used_rooms_.end(), [this](std::size_t i) { return !rooms_[i].id && !rooms_[i].site; });
    }

    void begin_report() {
        report_.slug = question_.event;
        report_.mode = question_.mode;
        report_.rooms = programme_.rooms.size();
        report_.people = programme_.people.size();
        report_.zone_questions = programme_.zone_questions;
        report_.components = screened(programme_, stored_by_uid(stored_, recurrences_), context());
    }

    WallClock clock() const {
        return [zones = parts_.zones(), now = parts_.clock()](const std::string& zone) { return wall_clock(*zones, now)(zone); };
    }

    ImportContext context() const {
        ImportContext context;
        if (event_) context.event = event_->id;
        context.event_zone = event_ ? event_->content.zone : new_zone();
        context.zone = question_.zone;
        context.status = question_.status;
        return context;
    }
    std::string new_zone() const {
        if (!programme_.zone.empty()) return programme_.zone;
        if (!question_.zone.empty()) return question_.zone;
        for (const ImportedSession& session : programme_.sessions)
            if (session.use == Use::usable && !session.zone.empty()) return session.zone;
        return "UTC";
    }

    // --- preview
    FoundRooms found_rooms() const {
        FoundRooms found;
        for (const RoomHere& room : rooms_) found.push_back(room.id);
        return found;
    }
    ImportReport preview() {
        parts_.database->read([this](store::Connection& db) {
            const ImportPreview preview = preview_import(db, programme_, {stored_, recurrences_}, found_rooms(), context(), *parts_.zones(), parts_.clock());
            for (std::size_t i = 0; i < programme_.sessions.size(); ++i) {
                if (!brings_something(programme_.sessions[i])) continue;
                report_.components[i].outcome = preview.outcomes[i];
                add_notes(i, preview.notes[i]);
            }
            report_.conflicts = preview.conflicts;
        });
        if (event_) report_.event = event_->id;
        return std::move(report_);
    }

    // --- the event and its site
    Done write_event() {
        if (!event_) {
            if (auto created = create(); created.has_error()) return created;
        } else if (event_->content.sites.empty() && needs_own_site()) {
            if (auto extended = add_site_to_event(); extended.has_error()) return extended;
        }
        report_.event = event_->id;
        return {};
    }

    template <class T>
    Result<T> run(command::Command<T> command) {
        auto outcome = parts_.executor->run<T>(caller_, request_id_, std::move(command));
        if (outcome.has_error()) return outcome.error();
        return std::get<T>(std::move(*outcome));
    }

    LocalizedText title() const {
        return programme_.title.empty() ? LocalizedText(LocalizedText::Map{{"und", question_.event}}) : programme_.title;
    }

    // A site of the event's own, named as the event: unknown rooms are created there (DECISIONS 43).
    static SiteId add_site(command::Write& write, const LocalizedText& name, const std::string& zone) {
        return resources::add_site(write, resources::SiteFields{.name = name, .zone = zone, .address = {}}).id;
    }

    Done create() {
        CreateEvent wanted{.id = parts_.ids->next<EventId>(), .content = {}};
        EventContent& content = wanted.content;
        content.slug = question_.event;
        content.title = title();
        content.zone = new_zone();
        const ImportedDays days = days_of(programme_, date::floor<date::days>(PlainDateTime(
                                                          std::chrono::floor<std::chrono::seconds>(parts_.clock().time_since_epoch()))));
        content.first_day = days.first;
        content.last_day = days.last;
        content.sites = sites_of_rooms();
        command::Command<EventWritten> command;
        command.name = "import-event";
        command.locks = [wanted](store::Connection& db) {
            command::LockSet locks = locks_of(db, wanted);
            locks.scopes.emplace_back("resources");
            return locks;
        };
        command.run = [wanted, needs_site = needs_own_site()](command::Write& write) -> Result<EventWritten> {
            CreateEvent create = wanted;
            auto& sites = create.content.sites;
            if (needs_site && sites.size() == limits::kListItems) sites.pop_back();
            // The first one: unknown rooms must not be made on a site that others share.
            if (needs_site) sites.insert(sites.begin(), add_site(write, create.content.title, create.content.zone));
            return create_event_in(write, create);
        };
        auto written = run<EventWritten>(std::move(command));
        if (written.has_error()) return written.error();
        event_ = written->event;
        // the creator holds the organizer grant from now on
        caller_.grants.push_back({scope_of(event_->id), GrantRole::organizer});
        return {};
    }

    Done add_site_to_event() {
        command::Command<SiteId> command;
        command.name = "import-site";
        command.locks = [](store::Connection&) { return command::LockSet{.scopes = {"resources"}, .subjects = {}}; };
        command.run = [name = event_->content.title, zone = event_->content.zone](command::Write& write) -> Result<SiteId> {
            return add_site(write, name, zone);
        };
        auto site = run<SiteId>(std::move(command));
        if (site.has_error()) return site.error();
        PatchEvent patch{.event = event_->id, .version = event_->version, .patch = {}};
        patch.patch.sites = std::vector<SiteId>{*site};
        auto written = run<EventWritten>(patch_event(std::move(patch)));
        if (written.has_error()) return written.error();
        event_ = written->event;
        return {};
    }

    // --- rooms and people
    Done write_names() {
        names_.rooms.resize(programme_.rooms.size());
        names_.people.resize(programme_.people.size());
        if (auto refused = in_batches(used_rooms_, "import-rooms", "resources", [this](command::Write& write, std::size_t i) {
                if (rooms_[i].id) return rooms_[i].id->text();
                resources::RoomInFile room{.source = "", .external_id = programme_.rooms[i].guid, .fields = {}};
                if (!room.external_id.empty()) room.source = programme_.source;
                room.fields.site = rooms_[i].site ? *rooms_[i].site : event_->content.sites.front();
                room.fields.name = LocalizedText(LocalizedText::Map{{"und", rooms_[i].name}});
                return resources::find_or_create_room(write, room, who_shows_rooms()).id.text();
            }, [this](std::size_t i, std::string id) { names_.rooms[i] = RoomId(std::move(id)); });
            refused.has_error())
            return refused;
        known_participants();
        return in_batches(used_people_, "import-people", "directory", [this](command::Write& write, std::size_t i) {
            if (!names_.people[i].empty()) return names_.people[i].text();
            const ImportedPerson& named = programme_.people[i];
            directory::PersonInFile person{.source = "", .external_id = named.guid, .email = named.email, .details = {}};
            if (!person.external_id.empty()) person.source = programme_.source;
            person.details.fields.name = named.name;
            return directory::find_or_create_person(write, person).id.text();
        }, [this](std::size_t i, std::string id) { names_.people[i] = PersonId(std::move(id)); });
    }

    // `one(write, i)` answers the id of the i-th name; `keep(i, id)` is told after the commit.
    template <class One, class Keep>
    Done in_batches(const std::set<std::size_t>& used, const char* name, const char* scope, One one, Keep keep) {
        const std::vector<std::size_t> all(used.begin(), used.end());
        for (std::size_t from = 0; from < all.size(); from += kNamesPerBatch) {
            const std::vector<std::size_t> batch(all.begin() + static_cast<std::ptrdiff_t>(from),
                                                 all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), from + kNamesPerBatch)));
            command::Command<std::vector<std::string>> command;
            command.name = name;
            command.locks = [scope](store::Connection&) { return command::LockSet{.scopes = {scope}, .subjects = {}}; };
            command.run = [=](command::Write& write) -> Result<std::vector<std::string>> {
                std::vector<std::string> ids;
                ids.reserve(batch.size());
                for (const std::size_t i : batch) ids.push_back(one(write, i));
                return ids;
            };
            auto ids = run<std::vector<std::string>>(std::move(command));
            if (ids.has_error()) return ids.error();
            for (std::size_t n = 0; n < batch.size(); ++n) keep(batch[n], (*ids)[n]);
        }
        return {};
    }

    void known_participants() {
        parts_.database->read([this](store::Connection& db) {
            for (auto& [person, id] : find_people_here(db, programme_, stored_, recurrences_)) names_.people[person] = id;
        });
    }

    // --- sessions: the dates of what repeats, since the rest is compared with what stands then; those that stand for
    // themselves; what differs on some dates
    Done write_dates() {
        const ImportContext here = context();
        const ImportPlanner planner(programme_, names_, here, stored_, recurrences_, clock());
        bool is_changed = false;
        for (std::size_t i = 0; i < programme_.sessions.size(); ++i) {
            const auto step = programme_.sessions[i].use == Use::usable ? planner.decide_dates(i) : std::nullopt;
            if (!step) continue;
            if (auto refused = write_dates_of(i, *step); refused.has_error()) return refused;
            is_changed = true;
        }
        if (is_changed) parts_.database->read([this](store::Connection& db) { load_stored(db); });
        return {};
    }

    Done write_dates_of(std::size_t i, const DatesStep& step) {
        const auto change = change_of(step, clock()(step.follow.zone));
        const auto written =
            change.has_error() ? Result<Recurrence>(change.error()) : run<Recurrence>(as_read_under(read_under_, follow_file(step.follow)));
        if (written.has_value() && step.follow.is_known_only) return {};
        if (written.has_value()) {
            report_.components[i].outcome = ImportedComponent::Outcome::updated;
            add_notes(i, notes_of(step, *change));
            return {};
        }
        if (is_of_the_whole(written.error())) return written.error();
        note_refused(i, written.error());
        programme_.sessions[i].use = Use::refused;
        return {};
    }

    Done write_sessions() {
        if (auto refused = write_dates(); refused.has_error()) return refused;
        std::vector<ImportStep> steps;
        const ImportContext here = context();
        const ImportPlanner planner(programme_, names_, here, stored_, recurrences_, clock());
        for (std::size_t i = 0; i < programme_.sessions.size(); ++i)
            if (programme_.sessions[i].use == Use::usable) take(planner.decide(i), i, steps);
        if (auto refused = write(std::move(steps)); refused.has_error()) return refused;
        return has_parts() ? write(steps_of_parts()) : Done{};
    }

    bool has_parts() const {
        return std::any_of(programme_.sessions.begin(), programme_.sessions.end(), [](const ImportedSession& session) { return session.use == Use::part; });
    }

    Done write(std::vector<ImportStep> steps) {
        const auto wide = std::stable_partition(steps.begin(), steps.end(), [](const ImportStep& step) { return !step.is_wide(); });
        for (auto from = steps.begin(); from != wide;) {
            const auto to = from + std::min<std::ptrdiff_t>(wide - from, kSessionsPerBatch);
            if (auto refused = write_batch({from, to}); refused.has_error()) return refused;
            from = to;
        }
        for (auto step = wide; step != steps.end(); ++step)
            if (auto refused = write_alone(*step); refused.has_error()) return refused;
        return {};
    }

    // What the file says of single dates, or from one date on, where it does not stand there yet.
    std::vector<ImportStep> steps_of_parts() {
        std::vector<ImportStep> steps;
        parts_.database->read([this](store::Connection& db) { load_stored(db); });
        const ImportContext here = context();
        const ImportPlanner planner(programme_, names_, here, stored_, recurrences_, clock());
        for (std::size_t i = 0; i < programme_.sessions.size(); ++i) {
            if (programme_.sessions[i].use != Use::part) continue;
            const ImportedComponent& whole = report_.components[programme_.sessions[i].part->whole];
            report_.components[i].outcome = whole.outcome;
            if (whole.session) take(planner.decide_part(i, *whole.session), i, steps);
        }
        return steps;
    }

    void take(ImportDecision decision, std::size_t i, std::vector<ImportStep>& steps) {
        ImportedComponent& component = report_.components[i];
        const bool is_part = programme_.sessions[i].use == Use::part;
        component.session = decision.stored;
        if (decision.note) component.notes.push_back(*decision.note);
        if (is_part && !decision.stored) component.outcome = ImportedComponent::Outcome::skipped;
        if (is_part && component.outcome == ImportedComponent::Outcome::updated) component.outcome = ImportedComponent::Outcome::unchanged;
        if (decision.step) steps.push_back(std::move(*decision.step));
    }

    // A refusal takes the whole batch back: the refused one is left out and the rest is written again.
    Done write_batch(std::vector<ImportStep> steps) {
        while (!steps.empty()) {
            auto shared = std::make_shared<const std::vector<ImportStep>>(steps);
            auto refused = std::make_shared<std::size_t>(0);
            command::Command<std::vector<SessionId>> command;
            command.name = "import-sessions";
            command.locks = [shared](store::Connection& db) { return locks_of(db, *shared); };
            command.run = [shared, refused, event = event_->id](command::Write& write) { return write_steps(write, event, *shared, *refused); };
            auto written = run<std::vector<SessionId>>(as_read_under(read_under_, std::move(command)));
            if (written.has_value()) {
                for (std::size_t i = 0; i < steps.size(); ++i) note_written(steps[i], (*written)[i]);
                return {};
            }
            if (is_of_the_whole(written.error())) return written.error();
            note_refused(steps[*refused].component, written.error());
            steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(*refused));
        }
        return {};
    }

    Done write_alone(const ImportStep& step) {
        const auto written = run<SessionId>(as_read_under(read_under_, write_wide(event_->id, step)));
        if (written.has_value()) note_written(step, *written);
        else if (is_of_the_whole(written.error())) return written.error();
        else note_refused(step.component, written.error());
        return {};
    }

    void add_notes(std::size_t component, const std::vector<ImportNote>& notes) {
        auto& all = report_.components[component].notes;
        all.insert(all.end(), notes.begin(), notes.end());
    }

    void note_written(const ImportStep& step, const SessionId& session) {
        ImportedComponent& component = report_.components[step.component];
        const bool is_new = std::holds_alternative<CreateSession>(step.command);
        if (component.outcome != ImportedComponent::Outcome::created)
            component.outcome = is_new ? ImportedComponent::Outcome::created : ImportedComponent::Outcome::updated;
        component.session = session;
    }

    void note_refused(std::size_t component, const Problem& problem) {
        report_.components[component].outcome = ImportedComponent::Outcome::refused;
        add_notes(component, notes_of(problem));
    }

    void count_conflicts(store::Connection& db) {
        const auto zones = parts_.zones();
        for (const scheduling::Clash& clash : scheduling::list_clashes_of_scope(db, scope_of(event_->id), *zones, parts_.clock()))
            ++report_.conflicts[std::string(scheduling::word(clash.code))];
    }

    const ImportParts& parts_;
    Caller caller_;
    const std::string request_id_;
    const ImportQuestion& question_;
    ImportedProgramme programme_;
    std::string read_under_;  // version of the zone data
    std::optional<Event> event_;
    SessionTree stored_;
    Recurrences recurrences_;
    std::vector<RoomHere> rooms_;                     // by their place in the file
    std::set<std::size_t> used_rooms_, used_people_;  // likewise, by usable sessions
    ImportNames names_;
    ImportReport report_;
};

}  // namespace

Result<ImportReport> import_programme(const ImportParts& parts, const Caller& caller, const std::string& request_id, const ImportQuestion& question) {
    Import import(parts, caller, request_id, question);
    auto report = import.run();
    if (report.has_value() || report.error().code != ProblemCode::zone_change_running) return report;
    // Other zone data were adopted since it was read. What is written already is found again.
    return Import(parts, import.caller(), request_id, question).run();
}

}  // namespace multaqa::programme
