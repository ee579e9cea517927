#include "programme/release_history_queries.hpp"

#include <utility>

#include "programme/event_rights.hpp"
#include "programme/event_store.hpp"
#include "programme/release_store.hpp"

namespace multaqa::programme {
namespace {

json::value document_of(store::Connection& db, const EventId& event, const ReleaseNumber& number) {
    const auto document = release_store::find_document(db, event, number, Audience::public_);
    return document ? json::parse_trusted(document->bytes) : json::value();
}

void add_rooms(json::object& rooms, const json::value& document) {
    for (const auto& member : document.at("rooms").as_object()) rooms.emplace(member.key(), member.value());
}

}  // namespace

Result<ReleaseHistoryPage> list_history(store::Connection& db, const Caller& caller, const EventId& id, std::size_t limit,
                                        std::string_view cursor) {
    const auto event = event_store::find(db, id);
    if (!event || !event->released) return not_found();
    if (const auto seen = require_sight(caller, *event); seen.has_error()) return seen.error();
    const auto before = parse_release_number(cursor);
    if (!cursor.empty() && !before) return validation_failed("?cursor", "fault.cursor");
    const auto releases = release_store::list_page(db, id, before, limit + 1);
    ReleaseHistoryPage page;
    const auto newest = document_of(db, id, *event->released);
    page.shown.sessions = newest.at("sessions").as_object();
    add_rooms(page.shown.rooms, newest);
    auto document = releases.empty() ? json::value() : document_of(db, id, releases.front().number);
    for (std::size_t i = 0; i < releases.size() && i < limit; ++i) {
        const bool is_first = i + 1 == releases.size();
        auto former = is_first ? empty_agenda() : document_of(db, id, releases[i + 1].number);
        add_rooms(page.shown.rooms, document);
        add_rooms(page.shown.rooms, former);
        page.steps.push_back({releases[i], difference_between(former, document)});
        document = std::move(former);
    }
    if (releases.size() > limit) page.next = text_of(releases[limit - 1].number);
    return page;
}

}  // namespace multaqa::programme
