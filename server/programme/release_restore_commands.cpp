#include "programme/release_restore_commands.hpp"

#include <optional>

#include "programme/agenda_documents.hpp"
#include "programme/audience.hpp"
#include "programme/event_codec.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_store.hpp"
#include "programme/release_preparation_commands.hpp"
#include "programme/release_reissue_commands.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

// No later adoption would do it: the sessions stand where the adopted zone data put them already. Published placements tell
// where; a cancelled session has none and is resolved anew from the document, where without the former zone data it stays
// unknown which of two equal wall times was meant.
std::optional<Release> issue_under_adopted_zones(command::Write& write, const RestoreRelease& restore) {
    const auto& context = write.context();
    if (restore.zone_version == context.zones->version()) return std::nullopt;
    const auto* const former = restore.former_zones ? restore.former_zones.get() : context.zones;
    return reissue_release(write, restore.release.event, {former, context.zones, context.now}, restore.reissue_note, nullptr);
}

Result<Release> run(command::Write& write, const RestoreRelease& restore) {
    auto& db = write.db();
    auto release = restore.release;
    const auto event = get_event_as_staff(db, write.context().caller, release.event);
    if (event.has_error()) return event.error();
    if (!write.context().caller.is_protocol()) return forbidden();
    if (event->released) {
        Problem problem;
        problem.code = ProblemCode::nothing_to_release;
        return problem;
    }
    release.revision = event_store::revision_of(db, scope_of(release.event)) + 1;
    release_store::insert(db, release);
    for (const auto audience : kAudiences) {
        const auto& bytes = audience == Audience::public_ ? restore.public_document : restore.staff_document;
        release_store::insert_document(db, release.event, release.number, audience, {release_etag(release, audience), bytes});
    }
    number_shown(db, release.event, shown_ids(json::parse_trusted(restore.public_document).as_object()));
    event_store::set_released(db, release.event, release.number);
    session_store::publish_placements(db, release.event);
    const auto shown = set_operation("release", agenda_release_json({release.number, release.at, release.note}));
    auto change = encode_change(release, {});
    change.topics.push_back({topic_of(release.event, Audience::staff), {set_operation("event", json::object{{"revision", release.revision}}), shown}});
    change.topics.push_back({topic_of(release.event, Audience::public_), {shown}});
    write.record(std::move(change));
    return issue_under_adopted_zones(write, restore).value_or(release);
}

}  // namespace

command::Command<Release> restore_release(RestoreRelease restore) {
    const auto scope = scope_of(restore.release.event);
    return {.name = "restore-release",
            .locks = [scope](store::Connection&) { return command::LockSet{{scope}, {}}; },
            .run = [restore = std::move(restore)](command::Write& write) { return run(write, restore); },
            .key = {},
            .stored = {}};
}

}  // namespace multaqa::programme
