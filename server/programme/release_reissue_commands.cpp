#include "programme/release_reissue_commands.hpp"

#include <string>
#include <utility>

#include "programme/agenda_documents.hpp"
#include "programme/audience.hpp"
#include "programme/event_codec.hpp"
#include "programme/event_store.hpp"
#include "programme/release_preparation_commands.hpp"
#include "programme/release_reissue_documents.hpp"
#include "programme/release_store.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

json::object stored_document(store::Connection& db, const Release& release, Audience audience) {
    const auto stored = release_store::find_document(db, release.event, release.number, audience);
    return stored ? json::parse_trusted(stored->bytes).as_object() : json::object{{"sessions", json::object{}}};
}

// Its next part; of the reasons of the one before nothing is repeated.
Release next_part(command::Write& write, const Release& last, std::int64_t moved, const LocalizedText& note) {
    Release release = last;
    release.number.part = last.number.part + 1;
    release.at = write.context().now;
    release.by = write.context().caller.account;
    release.note = note;
    release.reason.clear();
    release.revision = event_store::revision_of(write.db(), scope_of(last.event)) + 1;
    release.counts = {last.counts.sessions, 0, moved, 0};
    return release;
}

void insert_document(store::Connection& db, const Release& release, Audience audience, const json::object& document) {
    release_store::insert_document(db, release.event, release.number, audience, {release_etag(release, audience), json::serialize(document)});
}

}  // namespace

std::optional<Release> reissue_release(command::Write& write, const EventId& event, const ZoneStep& step, const LocalizedText& note) {
    auto& db = write.db();
    const auto last = release_store::find_newest(db, event);
    if (!last) return std::nullopt;
    const auto former = stored_document(db, *last, Audience::public_);
    const auto published = session_store::list_published(db, event);
    auto shown = reissued(former, step, published);
    if (shown.moved == 0) return std::nullopt;
    auto details = reissued(stored_document(db, *last, Audience::staff), step, published);

    const auto release = next_part(write, *last, shown.moved, note);
    const auto told = agenda_release_json({release.number, release.at, release.note});
    shown.document["release"] = told;
    details.document["release"] = told;
    release_store::insert(db, release);
    insert_document(db, release, Audience::public_, shown.document);
    insert_document(db, release, Audience::staff, details.document);
    event_store::set_released(db, event, release.number);

    auto change = encode_change(release, {});
    change.topics.push_back({topic_of(event, Audience::staff),
                             {set_operation("event", json::object{{"revision", release.revision}}), set_operation("release", told)}});
    change.topics.push_back({topic_of(event, Audience::public_), operations_between(former, shown.document)});
    write.record(std::move(change));
    return release;
}

}  // namespace multaqa::programme
