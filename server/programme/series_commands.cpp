#include "programme/series_commands.hpp"

#include "access/grant_commands.hpp"
#include "programme/event_store.hpp"
#include "programme/series_codec.hpp"
#include "programme/series_documents.hpp"
#include "programme/series_queries.hpp"
#include "programme/series_store.hpp"
#include "programme/stale_version.hpp"

namespace multaqa::programme {
namespace {

Done check(store::Connection& db, SeriesContent& content) {
    std::vector<Fault> faults;
    if (content.title.empty()) faults.push_back({"/title", "fault.required", {}});
    for (auto& fault : resolve_organizers(db, content.organizers)) faults.push_back(std::move(fault));
    if (faults.empty()) return {};
    return validation_failed(std::move(faults));
}

Result<Series> create(command::Write& write, const CreateSeries& create) {
    const auto& context = write.context();
    if (!context.caller.may_create_events()) return forbidden();
    auto content = create.content;
    if (const auto checked = check(write.db(), content); checked.has_error()) return checked.error();
    const Series series{.id = create.id, .content = std::move(content), .version = 1, .created = context.now, .updated = context.now};
    series_store::insert(write.db(), series);
    if (context.caller.account) access::grant(write, *context.caller.account, scope_of(series.id), GrantRole::organizer);
    write.record(encode_change(series.id, {}, series_json(series)));
    return series;
}

Series written(command::Write& write, const Series& before, Series after) {
    after.version = before.version + 1;
    after.updated = write.context().now;
    series_store::update(write.db(), after);
    write.record(encode_change(after.id, series_json(before), series_json(after)));
    return after;
}

Result<Series> change(command::Write& write, const PatchSeries& patch) {
    auto& db = write.db();
    const auto before = get_series(db, write.context().caller, patch.series);
    if (before.has_error()) return before.error();
    if (!write.context().caller.has_right(scope_of(patch.series), GrantRole::organizer)) return forbidden();
    if (patch.version != before->version) return version_mismatch(before->version);
    auto after = *before;
    after.content = patched(before->content, patch.patch);
    if (const auto checked = check(db, after.content); checked.has_error()) return checked.error();
    if (after.content == before->content) return *before;
    return written(write, *before, std::move(after));
}

}  // namespace

void replace_organizer(command::Write& write, const OrganizationId& gone, const OrganizationId& survivor) {
    for (const auto& id : series_store::list_of_organizer(write.db(), gone)) {
        const auto before = *series_store::find(write.db(), id);
        auto after = before;
        after.content.organizers = replaced(before.content.organizers, gone, survivor);
        written(write, before, std::move(after));
    }
}

command::Command<Series> create_series(CreateSeries wanted, std::optional<command::IdempotencyKey> key) {
    return {.name = "create-series",
            .locks = [wanted](store::Connection&) { return command::LockSet{{scope_of(wanted.id), access::kScope}, {}}; },
            .run = [wanted](command::Write& write) { return create(write, wanted); },
            .key = std::move(key),
            .stored = [](const Series& series) { return command::StoredAnswer{201, series.id.text(), series.version}; }};
}

command::Command<Series> patch_series(PatchSeries patch) {
    return {.name = "patch-series",
            .locks = [patch](store::Connection& db) -> command::LockSet {
                if (!series_store::find(db, patch.series)) return {};
                return {{scope_of(patch.series)}, {}};
            },
            .run = [patch](command::Write& write) { return change(write, patch); },
            .key = {},
            .stored = {}};
}

}  // namespace multaqa::programme
