#include "programme/release_reissue_commands.hpp"

#include "programme/audience.hpp"
#include "programme/event_codec.hpp"
#include "programme/event_store.hpp"
#include "programme/session_documents.hpp"

namespace multaqa::programme {
namespace {

Release insert(command::Write& write, const PreparedReissue& ready) {
    auto& db = write.db();
    auto release = ready.release;
    release.by = write.context().caller.account;
    release.revision = event_store::revision_of(db, scope_of(release.event)) + 1;
    release_store::insert(db, release);
    release_store::insert_document(db, release.event, release.number, Audience::public_, ready.public_document);
    release_store::insert_document(db, release.event, release.number, Audience::staff, ready.staff_document);
    event_store::set_released(db, release.event, release.number);
    return release;
}

}  // namespace

std::optional<Release> reissue_release(command::Write& write, const EventId& event, const ZoneStep& step, const LocalizedText& note,
                                       const PreparedReissue* prepared) {
    auto& db = write.db();
    std::optional<PreparedReissue> anew;
    if (prepared == nullptr || !is_current(db, *prepared)) {
        anew = prepare_reissue(db, event, step, note);
        prepared = anew ? &*anew : nullptr;
    }
    if (prepared == nullptr || prepared->release.counts.changed == 0) return std::nullopt;
    auto release = insert(write, *prepared);
    auto change = encode_change(release, {});
    change.topics.push_back({topic_of(event, Audience::staff),
                             {set_operation("event", json::object{{"revision", release.revision}}), prepared->release_operation}});
    change.topics.push_back({topic_of(event, Audience::public_), prepared->public_operations});
    write.record(std::move(change));
    return release;
}

}  // namespace multaqa::programme
