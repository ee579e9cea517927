#include "app/session_restorer.hpp"

#include <array>
#include <stdexcept>

#include "app/export_kinds.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/zoned_date_time.hpp"
#include "programme/placement.hpp"

namespace multaqa::app {
namespace {

constexpr std::array<std::string_view, 9> kPlacedBy{"parentId", "start", "timeZone", "endTimeZone", "duration", "allDay", "anchor", "roomId", "utcStart"};

std::string text_or_empty(const json::object& object, std::string_view name) {
    const auto* const found = object.if_contains(name);
    return found == nullptr ? "" : std::string(found->as_string());
}

bool is_true(const json::object& object, std::string_view name) {
    const auto* const found = object.if_contains(name);
    return found != nullptr && found->as_bool();
}

bool is_cancelled(const json::object& session) { return text_or_empty(session, "status") == "cancelled"; }

// As the release shows it: where it stood then, in the status that it had. A document is silent about the anchor that is usual.
json::object as_released(const json::object& session, const json::object& shown) {
    json::object result = session;
    for (const auto name : kPlacedBy) {
        result.erase(name);
        if (const auto* const value = shown.if_contains(name)) result[name] = *value;
    }
    if (!shown.contains("anchor")) result["anchor"] = programme::word(programme::Anchor::local);
    result["status"] = shown.at("status");
    return result;
}

[[noreturn]] void refused(const std::string& id, const LocalClient::Answer& answer) {
    throw std::runtime_error("session " + id + " was refused: " + json::serialize(answer.body));
}

std::string path_of(const std::string& id) { return "/api/v1/sessions/" + id; }

}  // namespace

// What holds to its instant has another wall time under other zone data than the export's. Days of the calendar hold to their
// dates.
json::object SessionRestorer::held(json::object session) const {
    if (text_or_empty(session, "anchor") != programme::word(programme::Anchor::instant) || is_true(session, "allDay")) return session;
    const auto start = parse_utc(text_or_empty(session, "utcStart"));
    const auto zone = parts_.zones->find(text_or_empty(session, "timeZone"));
    if (start && zone.has_value()) session["start"] = format_plain_date_time(to_local(**zone, *start));
    return session;
}

// Of two equal wall times the one that was meant; what other zone data put into a gap is shifted as an adoption would.
json::object SessionRestorer::input_of(const json::object& session) const {
    json::object input = without_derived(session, "sessions");
    const auto wall = parse_plain_date_time(text_or_empty(session, "start"));
    const auto later = wall ? resolve(*parts_.zones, *wall, text_or_empty(session, "timeZone"), Disambiguation::later) : not_found();
    const bool is_later = later.has_value() && format_utc(later->utc) == text_or_empty(session, "utcStart");
    input["disambiguation"] = word(is_later ? Disambiguation::later : Disambiguation::compatible);
    return input;
}

// Parents come before their children: what is refused because its parent is missing is tried again.
void SessionRestorer::create_all(Sessions wanted) {
    const std::string list = "/api/v1/events/" + event_ + "/sessions";
    Sessions cancelled;
    for (auto& [id, session] : wanted) {
        if (!is_cancelled(session)) continue;
        session["status"] = "tentative";  // nothing is cancelled before it exists
        cancelled.emplace(id, session);
    }
    while (!wanted.empty()) {
        const auto before = wanted.size();
        std::erase_if(wanted, [&](const auto& entry) { return parts_.create(list, entry.first, input_of(entry.second)); });
        if (wanted.size() == before) throw std::runtime_error("sessions of event " + event_ + " were refused, the first is " + wanted.begin()->first);
    }
    cancel(cancelled);
}

void SessionRestorer::cancel(const Sessions& cancelled) {
    for (const auto& [id, session] : cancelled) {
        auto after = session;
        after["status"] = "cancelled";
        change(id, session, after);
    }
}

std::int64_t SessionRestorer::version_of(const std::string& id) {
    const auto answer = parts_.client->get(path_of(id));
    if (answer.status != 200) refused(id, answer);
    return answer.body.at("version").as_int64();
}

void SessionRestorer::change(const std::string& id, const json::object& from, const json::object& to) {
    const auto difference = json::difference(without_derived(from, "sessions"), without_derived(to, "sessions"));
    if (!difference) return;
    auto patch = difference->as_object();
    patch["disambiguation"] = input_of(to).at("disambiguation");
    LocalClient::Answer answer;
    for (const char* mode : {"accept", "override"}) {
        patch["onConflict"] = mode;
        patch["reason"] = "as exported";
        answer = parts_.client->patch(path_of(id), version_of(id), patch);
        if (answer.status == 200) return;
    }
    refused(id, answer);
}

// A published placement that was given up is shown no more.
void SessionRestorer::settle(const std::string& id, const json::object& exported) {
    if (exported.contains("publishedPlacement")) return;
    const auto present = parts_.client->get(path_of(id));
    if (present.status != 200) refused(id, present);
    if (!present.body.as_object().contains("publishedPlacement")) return;
    if (const auto answer = parts_.client->post(path_of(id) + "/give-up", json::object{}); answer.status != 200) refused(id, answer);
}

void SessionRestorer::enter(const std::vector<const json::object*>& sessions, const json::object* release) {
    const json::object* shown = release == nullptr ? nullptr : &release->at("documents").at("staff").at("sessions").as_object();
    Sessions released, new_since;
    for (const auto* const session : sessions) {
        const auto id = text_or_empty(*session, "id");
        const auto* const then = shown == nullptr ? nullptr : shown->if_contains(id);
        if (then == nullptr) new_since.emplace(id, held(*session));
        else released.emplace(id, held(as_released(*session, then->as_object())));
    }
    create_all(released);
    if (release != nullptr) parts_.restore_release(*release);
    create_all(std::move(new_since));
    // in the order of the export: by time, so that mostly parents come first and take their children along
    for (const auto* const session : sessions) {
        const auto id = text_or_empty(*session, "id");
        const auto then = released.find(id);
        if (then == released.end()) continue;
        change(id, then->second, held(*session));
        settle(id, *session);
    }
}

}  // namespace multaqa::app
