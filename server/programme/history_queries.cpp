#include "programme/history_queries.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>

#include "command/change_log.hpp"
#include "programme/audience.hpp"
#include "programme/event_documents.hpp"
#include "programme/event_queries.hpp"
#include "programme/past_codec.hpp"
#include "programme/release_store.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

constexpr std::string_view kRelease = "ReleasePublished";  // keeps its own rows
constexpr std::string_view kPolicy = "SeverityPolicySet";  // of the event, but no member of it

struct History {
    Event event;  // as it is now
    std::int64_t revision = 0;
    Past events;
    Past sessions;
};

Problem incomplete() { return validation_failed("?asOf", "fault.history-incomplete"); }

Result<std::int64_t> revision_of(store::Connection& db, const std::string& scope, const Moment& moment) {
    const auto present = command::revision_of(db, scope);
    if (const auto* const instant = std::get_if<Instant>(&moment)) return command::revision_at(db, scope, *instant);
    const auto revision = std::get<std::int64_t>(moment);
    if (revision > present) return validation_failed("?asOf", "fault.range", {{"min", "1"}, {"max", std::to_string(present)}});
    return revision;
}

bool is_told(History& history, const command::LoggedChange& change) {
    if (change.kind == kRelease || change.kind == kPolicy || (change.entity_kind != "event" && change.entity_kind != "session")) return true;
    auto& past = change.entity_kind == "event" ? history.events : history.sessions;
    return past.add(change.entity_id, json::parse_trusted(change.data)) == Past::Told::fully;
}

// Reads every change after the moment; one page of the log is in memory at a time.
Result<History> read_history(store::Connection& db, const Caller& caller, const EventId& id, const Moment& moment) {
    constexpr std::int64_t kPage = 500;
    auto event = get_working_event(db, caller, id);
    if (event.has_error()) return event.error();
    const auto scope = scope_of(id);
    const auto revision = revision_of(db, scope, moment);
    if (revision.has_error()) return revision.error();
    if (*revision < 1) return not_found();
    History history{std::move(*event), *revision, {}, {}};
    command::ChangePlace place{*revision, INT64_MAX};
    std::int64_t next = *revision + 1;
    while (true) {
        const auto page = command::list_changes(db, scope, place, kPage);
        for (const auto& change : page) {
            if (change.place.revision > next || !is_told(history, change)) return incomplete();
            next = change.place.revision + 1;
            place = change.place;
        }
        if (page.size() < static_cast<std::size_t>(kPage)) break;
    }
    if (next != command::revision_of(db, scope) + 1) return incomplete();
    return history;
}

json::object without(json::object state, std::initializer_list<std::string_view> names) {
    for (const auto name : names) state.erase(name);
    return state;
}

std::string order_of(const json::object& session) {
    const auto text = [&](std::string_view name) {
        const auto* const found = session.if_contains(name);
        return found == nullptr ? std::string() : std::string(found->as_string());
    };
    return text("utcStart") + "_" + text("id");
}

}  // namespace

Result<Moment> parse_moment(std::string_view text) {
    std::int64_t revision = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), revision);
    if (failure == std::errc{} && rest == text.data() + text.size() && revision > 0) return Moment{revision};
    if (const auto instant = parse_utc(text)) return Moment{*instant};
    return validation_failed("?asOf", "fault.as-of");
}

Result<json::object> event_at(store::Connection& db, const Caller& caller, const EventId& event, const Moment& moment) {
    const auto history = read_history(db, caller, event, moment);
    if (history.has_error()) return history.error();
    const auto present = event_json(history->event, std::nullopt);
    auto state = history->events.state(event.text(), &present);
    if (!state) return not_found();
    auto result = without(std::move(*state), {"version", "updated", "releasedNumber", "releasedPart"});
    result["revision"] = history->revision;
    if (const auto release = release_store::find_newest_until(db, event, history->revision)) {
        result["releasedNumber"] = release->number.number;
        result["releasedPart"] = release->number.part;
    }
    return result;
}

Result<std::vector<json::object>> sessions_at(store::Connection& db, const Caller& caller, const EventId& event, const Moment& moment) {
    const auto history = read_history(db, caller, event, moment);
    if (history.has_error()) return history.error();
    std::vector<json::object> states;
    const auto add = [&](const std::string& id, const json::object* present) {
        if (auto state = history->sessions.state(id, present)) states.push_back(without(std::move(*state), {"version", "updated", "publishedPlacement"}));
    };
    std::set<std::string> living;
    for (const auto& session : session_store::list_of_event(db, event)) {
        const auto present = session_json(session);
        living.insert(session.id.text());
        add(session.id.text(), &present);
    }
    for (const auto& id : history->sessions.entities())
        if (!living.contains(id)) add(id, nullptr);
    std::sort(states.begin(), states.end(), [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
    return states;
}

}  // namespace multaqa::programme
