#include "programme/event_queries.hpp"

#include <algorithm>

#include "common/text/case_fold.hpp"
#include "programme/audience.hpp"
#include "programme/event_rights.hpp"
#include "programme/event_store.hpp"

namespace multaqa::programme {
namespace {

// "2024-01-28 018d3a52-…"; what does not read so is not a cursor of ours.
std::optional<event_store::Position> parse_event_cursor(std::string_view cursor) {
    constexpr std::size_t kDayLetters = 10;
    if (cursor.size() <= kDayLetters || cursor[kDayLetters] != '_') return std::nullopt;
    const auto day = parse_plain_date(cursor.substr(0, kDayLetters));
    auto id = EventId::parse(cursor.substr(kDayLetters + 1));
    if (!day || !id) return std::nullopt;
    return event_store::Position{format_plain_date(*day), std::move(*id)};
}

using Require = Done (*)(const Caller&, const Event&);

Result<Event> get_event_if(store::Connection& db, const Caller& caller, const EventId& id, Require require) {
    auto event = event_store::find(db, id);
    if (!event) return not_found();
    if (const auto allowed = require(caller, *event); allowed.has_error()) return allowed.error();
    return std::move(*event);
}

// Whether the title holds the folded words, in any language.
bool is_titled(const Event& event, const std::string& words) {
    if (words.empty()) return true;
    const auto& titles = event.content.title.by_language();
    return std::any_of(titles.begin(), titles.end(),
                       [&](const auto& title) { return case_fold(title.second).find(words) != std::string::npos; });
}

event_store::Position position_of(const Event& event) { return {format_plain_date(event.content.first_day), event.id}; }

}  // namespace

std::optional<Event> find_event(store::Connection& db, const EventId& id) { return event_store::find(db, id); }

std::optional<Event> find_event_by_slug(store::Connection& db, std::string_view slug) {
    return event_store::find_by_slug(db, slug);
}

Result<Event> get_event(store::Connection& db, const Caller& caller, const EventId& id) {
    return get_event_if(db, caller, id, require_sight);
}

Result<Event> get_working_event(store::Connection& db, const Caller& caller, const EventId& id) {
    return get_event_if(db, caller, id, require_working);
}

bool sees_working_scope(store::Connection& db, const Caller& caller, std::string_view scope) {
    const auto event = parse_scope(scope);
    return event && get_working_event(db, caller, *event).has_value();
}

std::vector<std::string> scopes_organized_by(store::Connection& db, const OrganizationId& organization) {
    std::vector<std::string> scopes;
    for (const auto& event : event_store::list_organized_by(db, organization)) scopes.push_back(scope_of(event));
    return scopes;
}

Result<Event> get_event_as_staff(store::Connection& db, const Caller& caller, const EventId& id) {
    return get_event_if(db, caller, id, require_staff);
}

Result<Event> get_event_as_organizer(store::Connection& db, const Caller& caller, const EventId& id) {
    return get_event_if(db, caller, id, require_organizer);
}

Result<EventPage> list_events(store::Connection& db, const Caller& caller, const EventQuestion& question, std::size_t limit,
                              std::string_view cursor) {
    constexpr std::size_t kPortion = 200;
    const event_store::Filter filter{question.series, question.type, question.from, question.to};
    const auto words = case_fold(question.title);
    auto position = parse_event_cursor(cursor);
    if (!cursor.empty() && !position) return validation_failed("?cursor", "fault.cursor");
    EventPage page;
    // Rights and words are not in SQL: portions are read until the page is full or the table ends.
    while (true) {
        auto portion = event_store::list_page(db, filter, position, kPortion);
        for (auto& event : portion) {
            if (sight_of(caller, event) == Sight::none || !is_titled(event, words)) continue;
            if (page.events.size() == limit) {
                const auto last = position_of(page.events.back());
                page.next = last.first_day + "_" + last.id.text();
                return page;
            }
            page.events.push_back(event);
        }
        if (portion.size() < kPortion) return page;
        position = position_of(portion.back());
    }
}

std::int64_t revision_of(store::Connection& db, const EventId& id) { return event_store::revision_of(db, scope_of(id)); }

}  // namespace multaqa::programme
