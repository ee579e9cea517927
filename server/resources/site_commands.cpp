#include "resources/site_commands.hpp"

#include "resources/resources_codec.hpp"
#include "resources/site_store.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kSite = "site";

// What the form of the input cannot tell: whether there is such a zone.
void check_references(command::Write& write, Draft<SiteFields>& draft) {
    if (draft.fields.zone.empty()) return;
    if (auto fault = directory::check_zone(*write.context().zones, draft.fields.zone, "/timeZone"))
        draft.faults.push_back(std::move(*fault));
}

Result<Site> change(command::Write& write, const Site& present, const Edit<SiteFields>& edit,
                    const NameUsers& users) {
    auto draft = edit(present);
    check_references(write, draft);
    if (!draft.faults.empty()) return directory::refusal(std::move(draft.faults));
    if (draft.fields == static_cast<const SiteFields&>(present)) return present;
    Site changed{std::move(draft.fields), present.id, present.version + 1, write.context().now};
    update_site(write.db(), changed);
    auto logged = site_changed(present, changed);
    logged.topics = directory::topics_to_tell(users, write, kSite, changed.id.text());
    write.record(std::move(logged));
    return changed;
}

}  // namespace

Site add_site(command::Write& write, const SiteFields& fields) {
    Site site{fields, write.context().ids->next<SiteId>(), 1, write.context().now};
    insert_site(write.db(), site);
    write.record(site_added(site));
    return site;
}

command::Command<Site> create_site(Draft<SiteFields> draft, std::optional<command::IdempotencyKey> key) {
    command::Command<Site> command;
    command.name = "create-site";
    command.locks = command::lock_scope(kScope);
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<Site> {
        if (!write.context().caller.is_staff()) return forbidden();
        auto checked = draft;
        check_references(write, checked);
        if (!checked.faults.empty()) return directory::refusal(std::move(checked.faults));
        return add_site(write, checked.fields);
    };
    command.key = std::move(key);
    command.stored = [](const Site& made) {
        return command::StoredAnswer{201, made.id.text(), made.version};
    };
    return command;
}

command::Command<Site> update_site(SiteId id, std::int64_t version, Edit<SiteFields> edit, NameUsers users) {
    command::Command<Site> command;
    command.name = "update-site";
    command.locks = [users, id](store::Connection& db) {
        return command::LockSet{directory::scopes_to_lock(users, db, kSite, id.text(), kScope), {}};
    };
    command.run = [id, version, edit = std::move(edit), users](command::Write& write) -> Result<Site> {
        if (!write.context().caller.is_staff()) return not_found();
        const auto present = select_site(write.db(), id);
        if (!present) return not_found();
        if (present->version != version) return Problem{.code = ProblemCode::version_mismatch};
        return change(write, *present, edit, users);
    };
    return command;
}

}  // namespace multaqa::resources
