// The subcommands `time-zones status`, `preview`, `adopt` and `rollback`.
#include <iostream>
#include <stdexcept>
#include <thread>

#include "access/user_commands.hpp"
#include "app/folder_lock.hpp"
#include "app/installation.hpp"
#include "app/refusal_text.hpp"
#include "app/subcommands.hpp"
#include "app/zone_adoption.hpp"
#include "app/zone_text.hpp"
#include "app/zone_watch.hpp"
#include "common/json/json.hpp"
#include "common/limits.hpp"
#include "common/time/zone_version.hpp"
#include "planning/zone_change_codec.hpp"
#include "planning/zone_change_commands.hpp"
#include "planning/zone_change_documents.hpp"
#include "planning/zone_change_queries.hpp"
#include "planning/zone_move_documents.hpp"
#include "planning/zone_move_queries.hpp"
#include "planning/zone_preview.hpp"

namespace multaqa::app {
namespace {

using planning::ZoneChange;

std::optional<planning::ZoneText> stored_zone_text(Installation& installation, const std::string& version) {
    return installation.database().read_value([&](store::Connection& db) { return planning::find_zone_text(db, version); });
}

// Whoever wants what is stored, and whoever wants to go back, names the version: a folder that was not looked at does neither.
planning::ZoneText read_usable_zone_text(Installation& installation, const std::string& place) {
    auto text = read_zone_text(place);
    const auto stored = stored_zone_text(installation, text.version);
    if (stored && stored->text != text.text)
        throw std::runtime_error(text.source + " says that it is " + text.version + ", which is stored here with other content. Name " +
                                 text.version + " instead of a folder to use what is stored, or take data of another version.");
    const auto adopted = installation.database().read_value(planning::adopted_zone_version);
    if (is_older_zone_version(text.version, adopted))
        throw std::runtime_error(text.source + " is " + text.version + ", older than " + adopted +
                                 ", which is adopted. Update the package tzdata; `multaqa time-zones rollback` goes back, and so does the name of a stored version.");
    return text;
}

// What is stored under a name of a version goes before a file of that name.
planning::ZoneText wanted_zone_text(Installation& installation, const std::string& data) {
    if (data.empty()) return read_usable_zone_text(installation, installation.config().zoneinfo);
    auto stored = stored_zone_text(installation, data);
    return stored ? std::move(*stored) : read_usable_zone_text(installation, data);
}

struct ZonePreview {
    std::string from;
    std::string to;
    Instant now;
    planning::LostZones problems = {};
    std::vector<planning::ZoneMove> moves = {};
    planning::MovedCounts counts = {};
    std::int64_t looked_at = 0;
};

// Over one snapshot.
ZonePreview preview_zones(Installation& installation, const ZoneDatabase& to) {
    const auto from = installation.zones();
    const planning::ZoneMoveQuestion question{from.get(), &to, installation.clock()(), &installation.messages()};
    ZonePreview preview{from->version(), to.version(), question.now};
    installation.database().read([&](store::Connection& db) {
        preview.problems = planning::find_lost_zones(db, question.step());
        planning::ZoneMoveBatch batch;
        while (!batch.is_last) {
            batch = planning::find_zone_moves(db, question, batch.next, limits::kZoneMovesPerBatch);
            preview.looked_at += batch.looked_at;
            preview.moves.insert(preview.moves.end(), batch.moves.begin(), batch.moves.end());
        }
    });
    planning::count_moves(preview.counts, preview.moves);
    preview.counts.releases = planning::counts_of(preview.moves).releases;
    return preview;
}

void print_json(const ZonePreview& preview) {
    json::array items;
    for (const auto& move : preview.moves) items.push_back(planning::zone_move_json(move));
    std::cout << json::serialize(json::object{{"from", preview.from},
                                              {"to", preview.to},
                                              {"now", format_utc(preview.now)},
                                              {"problems", planning::lost_zones_json(preview.problems)},
                                              {"lookedAt", preview.looked_at},
                                              {"counts", planning::moved_counts_json(preview.counts)},
                                              {"items", std::move(items)}})
              << "\n";
}

void print_counts(const planning::MovedCounts& counts) {
    std::cout << "   sessions " << counts.sessions << ", published placements " << counts.published_placements << ", bookings " << counts.bookings
              << ", blockings " << counts.blockings << ", unavailabilities " << counts.unavailabilities << ", releases " << counts.releases << "\n";
}

std::string_view text_at(const json::object& object, std::string_view name) { return object.at(name).as_string(); }

// The fields of a line are separated by tabs: a title may hold blanks.
void print_move(const planning::ZoneMove& move) {
    const auto body = planning::zone_move_json(move);
    const auto& before = body.at("before").as_object();
    const auto& after = body.at("after").as_object();
    std::cout << text_at(body, "kind") << "\t" << move.id << "\t" << move.title.best("en") << "\t"
              << text_at(body, "timeZone") << "\tkeeps " << text_at(body, "keeps");
    std::cout << "\t" << text_at(before, "start") << " (" << text_at(before, "utcStart") << ") → " << text_at(after, "start") << " ("
              << text_at(after, "utcStart") << ")";
    if (body.contains("fault")) std::cout << "\t" << text_at(body, "fault");
    std::cout << "\n";
}

void print_text(const ZonePreview& preview) {
    std::cout << "from " << preview.from << " to " << preview.to << ", " << preview.looked_at << " rows looked at\n";
    for (const auto& [zone, rows] : preview.problems)
        std::cout << "cannot be adopted: it does not know " << zone << ", in which " << rows << " rows stand\n";
    print_counts(preview.counts);
    for (const auto& move : preview.moves) print_move(move);
}

void print_change(const ZoneChange& change, OutputForm form) {
    if (form == OutputForm::json) {
        std::cout << json::serialize(planning::zone_change_json(change)) << "\n";
        return;
    }
    std::cout << "adopted: " << change.to << ", before: " << change.from << ", " << change.looked_at << " rows looked at\n";
    print_counts(change.moved);
}

// A server that runs on this folder does the work, so that its live clients hear of each move; without one it is done here.
std::chrono::milliseconds advance(Installation& installation, planning::ZoneChangeRunner& runner) {
    constexpr std::chrono::milliseconds kLookAgain{200};
    if (is_served(installation.config().data)) return kLookAgain;
    return runner.step().pause;
}

ZoneChange carry_through(Installation& installation, ZoneChange change, OutputForm form) {
    constexpr std::chrono::seconds kTellEvery{1};
    planning::ZoneChangeRunner runner(zone_change_parts(installation));
    auto told = std::chrono::steady_clock::now();
    while (!change.finished_at) {
        std::this_thread::sleep_for(advance(installation, runner));
        change = installation.database().read_value([&](store::Connection& db) { return planning::find_zone_change(db, change.id).value(); });
        if (form == OutputForm::json || std::chrono::steady_clock::now() - told < kTellEvery) continue;
        told = std::chrono::steady_clock::now();
        std::cout << "   " << change.looked_at << " rows looked at" << std::endl;
    }
    return change;
}

// The one that is running, where it leads to the same version.
Result<ZoneChange> start_or_join(Installation& installation, planning::StartZoneChange start) {
    auto running = installation.database().read_value(planning::find_running_zone_change);
    if (running && running->to == start.to) return std::move(*running);
    const auto started =
        installation.executor().run<ZoneChange>(access::command_line(), "command-line", planning::start_zone_change(std::move(start)));
    if (started.has_error()) return started.error();
    return std::get<ZoneChange>(*started);
}

int adopt_zones(Installation& installation, planning::StartZoneChange start, OutputForm form) {
    installation.start_executor(nullptr);
    const auto change = start_or_join(installation, std::move(start));
    if (change.has_error()) return refuse(installation.messages(), change.error(), form);
    print_change(carry_through(installation, *change, form), form);
    return kExitDone;
}

json::object status_json(Installation& installation, const std::string& newer, const std::vector<std::string>& stored,
                         const std::optional<ZoneChange>& running) {
    json::object body{{"version", installation.zones()->version()}, {"newerOnSystem", newer}};
    auto& versions = body["stored"].emplace_array();
    for (const auto& version : stored) versions.emplace_back(version);
    body["adoption"] = word(installation.config().time_zone_adoption);
    if (running) body["change"] = planning::zone_change_json(*running);
    return body;
}

}  // namespace

int run_time_zones_status(const Config& config, OutputForm form) {
    Installation installation(config);
    const auto newer = newer_zone_version(config.zoneinfo, installation.zones()->version());
    const auto stored = installation.database().read_value(planning::stored_zone_versions);
    const auto running = installation.database().read_value(planning::find_running_zone_change);
    if (form == OutputForm::json) {
        std::cout << json::serialize(status_json(installation, newer, stored, running)) << "\n";
        return kExitDone;
    }
    std::cout << "in use: " << installation.zones()->version() << "\n";
    if (!newer.empty()) std::cout << "the system has a newer release: " << newer << "\n";
    std::cout << "stored:";
    for (const auto& version : stored) std::cout << " " << version;
    std::cout << "\nadoption: " << word(config.time_zone_adoption) << "\n";
    if (running) std::cout << "a change from " << running->from << " to " << running->to << " is running: " << running->looked_at << " rows looked at\n";
    return kExitDone;
}

int run_time_zones_preview(const Config& config, const ZoneOptions& options) {
    Installation installation(config);
    const auto zones = installation.shelf().get(wanted_zone_text(installation, options.data));
    const auto preview = preview_zones(installation, *zones);
    if (options.form == OutputForm::json) print_json(preview);
    else print_text(preview);
    return kExitDone;
}

int run_time_zones_adopt(const Config& config, const ZoneOptions& options) {
    Installation installation(config);
    auto text = wanted_zone_text(installation, options.data);
    auto zones = installation.shelf().get(text);
    planning::StartZoneChange start{text.version, std::move(text), std::move(zones)};
    return adopt_zones(installation, std::move(start), options.form);
}

int run_time_zones_rollback(const Config& config, OutputForm form) {
    Installation installation(config);
    const auto last = installation.database().read_value(planning::find_newest_finished_zone_change);
    if (!last) {
        std::cerr << "multaqa: no other time zone data was ever adopted here; there is nothing to go back to\n";
        return kExitRefused;
    }
    return adopt_zones(installation, {last->from, std::nullopt, installation.shelf().get(last->from)}, form);
}

}  // namespace multaqa::app
