#include "programme/release_queries.hpp"

#include "programme/event_queries.hpp"
#include "programme/release_store.hpp"

namespace multaqa::programme {

Result<ReleasePage> list_releases(store::Connection& db, const Caller& caller, const EventId& event, std::size_t limit,
                                  std::string_view cursor) {
    if (const auto allowed = get_working_event(db, caller, event); allowed.has_error()) return allowed.error();
    const auto before = parse_release_number(cursor);
    if (!cursor.empty() && !before) return validation_failed("?cursor", "fault.cursor");
    ReleasePage page{release_store::list_page(db, event, before, limit + 1), ""};
    if (page.releases.size() <= limit) return page;
    page.releases.pop_back();
    page.next = text_of(page.releases.back().number);
    return page;
}

Result<Release> get_release(store::Connection& db, const Caller& caller, const EventId& event, const ReleaseNumber& number) {
    if (const auto allowed = get_working_event(db, caller, event); allowed.has_error()) return allowed.error();
    auto release = release_store::find(db, event, number);
    if (!release) return not_found();
    return std::move(*release);
}

}  // namespace multaqa::programme
