#include "programme/release_reissue_queries.hpp"

#include <utility>

#include "programme/agenda_documents.hpp"
#include "programme/release_reissue_documents.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

json::object stored_document(store::Connection& db, const Release& release, Audience audience) {
    const auto stored = release_store::find_document(db, release.event, release.number, audience);
    return stored ? json::parse_trusted(stored->bytes).as_object() : json::object{{"sessions", json::object{}}};
}

PublishedTimes moved_times(store::Connection& db, const EventId& event, const ZoneStep& step) {
    auto times = session_store::list_published(db, event);
    for (auto& [session, placement] : times)
        if (auto moved = re_placed(step, placement)) placement = std::move(moved->placement);
    return times;
}

// Of the reasons of the one before nothing is repeated.
Release next_part(Release release, const ZoneStep& step, const LocalizedText& note, std::int64_t moved) {
    release.number.part += 1;
    release.at = step.now;
    release.note = note;
    release.reason.clear();
    release.counts = {release.counts.sessions, 0, moved, 0};
    return release;
}

// The former may have had a note where this one has none.
std::string operation_of(const json::object& former, const json::object& told) {
    const auto* const before = former.if_contains("release");
    const auto patch = before == nullptr ? std::optional<json::value>(told) : json::difference(*before, told);
    return set_operation("release", patch.value_or(json::object{}));
}

release_store::Document naming(const Release& release, Audience audience, json::object document, const json::object& told) {
    document["release"] = told;
    return {release_etag(release, audience), json::serialize(document)};
}

}  // namespace

bool has_release(store::Connection& db, const EventId& event) { return release_store::find_newest(db, event).has_value(); }

std::optional<PreparedReissue> prepare_reissue(store::Connection& db, const EventId& event, const ZoneStep& step, const LocalizedText& note) {
    const auto last = release_store::find_newest(db, event);
    if (!last) return std::nullopt;
    PreparedReissue prepared{.former = last->number, .published = moved_times(db, event, step)};
    const auto former = stored_document(db, *last, Audience::public_);
    auto shown = reissued(former, step, prepared.published);
    prepared.release = next_part(*last, step, note, shown.moved);
    if (shown.moved == 0) return prepared;
    auto details = reissued(stored_document(db, *last, Audience::staff), step, prepared.published);

    const auto told = agenda_release_json({prepared.release.number, prepared.release.at, prepared.release.note});
    prepared.release_operation = operation_of(former, told);
    prepared.public_operations = operations_between(former, shown.document);  // it still names the former release
    prepared.public_operations.insert(prepared.public_operations.begin(), prepared.release_operation);
    prepared.public_document = naming(prepared.release, Audience::public_, std::move(shown.document), told);
    prepared.staff_document = naming(prepared.release, Audience::staff, std::move(details.document), told);
    return prepared;
}

bool is_current(store::Connection& db, const PreparedReissue& prepared) {
    const auto& event = prepared.release.event;
    const auto last = release_store::find_newest(db, event);
    return last && last->number == prepared.former && session_store::list_published(db, event) == prepared.published;
}

}  // namespace multaqa::programme
