#include "app/publications.hpp"

#include <set>

#include "app/web_application.hpp"
#include "common/log.hpp"
#include "programme/agenda_queries.hpp"
#include "publishing/schedule_documents.hpp"

namespace multaqa::app {
namespace {

constexpr const char* kFresh = "no-cache";  // asked for again each time; unchanged answers 304

std::shared_ptr<const web_api::Prepared> prepare(std::string content_type, std::string etag, std::shared_ptr<const std::string> bytes) {
    web_api::PreparedSource source;
    source.content_type = std::move(content_type);
    source.cache_control = kFresh;
    source.etag = std::move(etag);
    source.gzip = std::make_shared<const std::string>(web_api::gzip(*bytes));
    source.identity = std::move(bytes);
    return web_api::prepare(std::move(source));
}

}  // namespace

void Publications::refresh_all() {
    const std::lock_guard lock(mutex_);
    stale_ = false;  // what changes from here on is another refresh
    std::set<EventId> events;
    for (const EventId& event : parts_.database->read_value([](store::Connection& db) { return programme::list_published_events(db); }))
        events.insert(event);
    for (const auto& [event, shown] : shown_) events.insert(event);  // what is published no more is taken back
    for (const EventId& event : events) refresh_locked(event);
}

void Publications::refresh(const EventId& event) {
    const std::lock_guard lock(mutex_);
    try {
        refresh_locked(event);
    } catch (const std::exception&) {
        log::warning("publication-not-refreshed", {{"event", event.text()}});
        take_back(event);
    }
}

void Publications::renew_pages() {
    const std::lock_guard lock(mutex_);
    const auto page = parts_.prepared->find(kApplicationPage);
    if (!page) return;
    std::vector<web_api::PreparedTable::Item> items;
    for (const auto& [event, shown] : shown_) items.emplace_back(shown.page, page);
    if (!items.empty()) parts_.prepared->put(std::move(items));
}

void Publications::take_back(const EventId& event) {
    const auto shown = shown_.find(event);
    if (shown == shown_.end()) return;
    for (const std::string& target : shown->second.targets) parts_.prepared->remove(target);
    shown_.erase(shown);
}

void Publications::refresh_locked(const EventId& event) {
    const auto publication = parts_.database->read_value([&](store::Connection& db) { return programme::find_publication(db, event); });
    const auto before = shown_.find(event);
    const std::string etag = publication ? publication->agenda.etag + "/" + publication->slug : "";
    if (before != shown_.end() && publication && before->second.etag == etag) return;
    take_back(event);
    if (!publication) return;
    Shown shown{.etag = etag, .page = "/e/" + publication->slug, .targets = {}};
    std::vector<web_api::PreparedTable::Item> items;
    const auto agenda = prepare("application/json", publication->agenda.etag, publication->agenda.bytes);
    const std::string target = "/api/v1/events/" + event.text() + "/agenda";
    items.emplace_back(target, agenda);
    items.emplace_back(target + "?audience=public", agenda);
    if (auto page = parts_.prepared->find(kApplicationPage)) items.emplace_back(shown.page, std::move(page));
    const auto zones = parts_.zones();
    for (const auto& [path, question] : publishing::schedule_targets(*publication, parts_.origin))
        items.emplace_back(path, prepare(std::string(publishing::content_type(question.format)),
                                         publishing::schedule_etag(*publication, question, *zones),
                                         std::make_shared<const std::string>(publishing::encode_schedule(*publication, question, *zones))));
    for (const auto& item : items) shown.targets.push_back(item.first);
    parts_.prepared->put(std::move(items));
    shown_.emplace(event, std::move(shown));
}

}  // namespace multaqa::app
