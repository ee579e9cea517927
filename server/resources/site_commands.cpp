#include "resources/site_commands.hpp"

#include "resources/item_commands.hpp"
#include "resources/resource_store.hpp"
#include "resources/room_store.hpp"
#include "resources/site_store.hpp"
#include "scheduling/rule_commands.hpp"

namespace multaqa::resources {
namespace {

struct SiteKind {
    using Fields = SiteFields;
    using Item = Site;
    using ItemId = SiteId;
    static constexpr std::string_view kWord = "site";

    static void check(command::Write& write, Draft<SiteFields>& draft) {
        if (draft.fields.zone.empty()) return;
        if (auto fault = directory::check_zone(*write.context().zones, draft.fields.zone, "/timeZone"))
            draft.faults.push_back(std::move(*fault));
    }
    static std::optional<OrganizationId> owner_of(const SiteFields&) { return std::nullopt; }
    static bool is_guarded(const SiteFields&) { return false; }
    static std::optional<Site> select(store::Connection& db, const SiteId& id) { return select_site(db, id); }
    static void insert(store::Connection& db, const Site& site) { insert_site(db, site); }
    static void update(store::Connection& db, const Site& site) { update_site_row(db, site); }
    static std::vector<std::string> subjects(store::Connection& db, const SiteId& id) {
        std::vector<std::string> keys;
        for (const auto& room : select_rooms_of(db, id)) keys.push_back(key_of(subject_of(room.id)));
        return keys;
    }
    static void project(command::Write& write, const Site& site, Subjects) {
        const auto& at = site.coordinates;
        scheduling::put_position(write, site.id.text(), at ? std::optional(scheduling::Position{at->latitude, at->longitude}) : std::nullopt);
        for (const auto& room : select_rooms_of(write.db(), site.id))
            scheduling::put_place(write, subject_of(room.id), place_of(room, site.zone), room.turnaround);
    }
    static bool is_in_use(store::Connection& db, const Site& site, Instant) { return has_resources(db, site.id); }
};

}  // namespace

Site add_site(command::Write& write, const SiteFields& fields) { return add_item<SiteKind>(write, fields); }

command::Command<Site> create_site(Draft<SiteFields> draft, std::optional<command::IdempotencyKey> key) {
    return create_item<SiteKind>(std::move(draft), std::move(key));
}

command::Command<Site> update_site(SiteId id, std::int64_t version, Edit<SiteFields> edit, NameUsers users) {
    return update_item<SiteKind>(std::move(id), version, std::move(edit), std::move(users));
}

command::Command<Site> archive_site(SiteId id, std::int64_t version) { return archive_item<SiteKind>(std::move(id), version); }

}  // namespace multaqa::resources
