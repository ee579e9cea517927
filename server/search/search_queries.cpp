#include "search/search_queries.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "directory/organization_queries.hpp"
#include "directory/organization_scope.hpp"
#include "directory/person_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/series_queries.hpp"
#include "programme/session_queries.hpp"
#include "resources/equipment_queries.hpp"
#include "resources/room_queries.hpp"
#include "resources/site_queries.hpp"
#include "resources/vehicle_queries.hpp"
#include "store/search_text.hpp"

namespace multaqa::search {
namespace {

constexpr std::string_view kForAllStaff[] = {"directory", "resources", programme::kSeriesSearchScope};

// A grant of an organization counts in the events that it organizes.
void add_scopes_of(store::Connection& db, const Grant& grant, std::vector<std::string>& scopes) {
    constexpr std::string_view kOrganization = directory::kOrganizationScopePrefix;
    scopes.push_back(grant.scope);
    if (!grant.scope.starts_with(kOrganization)) return;
    auto organized = programme::scopes_organized_by(db, OrganizationId{grant.scope.substr(kOrganization.size())});
    std::move(organized.begin(), organized.end(), std::back_inserter(scopes));
}

// None: all.
std::optional<std::vector<std::string>> scopes_of(store::Connection& db, const Caller& caller) {
    if (caller.is_protocol()) return std::nullopt;
    std::vector<std::string> scopes(std::begin(kForAllStaff), std::end(kForAllStaff));
    for (const auto& grant : caller.grants)
        if (caller.has_right(grant.scope, GrantRole::viewer)) add_scopes_of(db, grant, scopes);
    std::sort(scopes.begin(), scopes.end());
    scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());  // else what two portions find is found twice
    return scopes;
}

// The names of what was found, read from their owners.
class Names {
  public:
    Names(store::Connection& db, const std::vector<store::Found>& found) : db_(db), found_(found) {
        read<PersonId>(FoundKind::person, [&](const auto& ids) { return directory::list_people(db_, ids); });
        read<OrganizationId>(FoundKind::organization,
                             [&](const auto& ids) { return directory::list_organizations(db_, ids); });
        read<SiteId>(FoundKind::site, [&](const auto& ids) { return resources::list_sites(db_, ids); });
        read<RoomId>(FoundKind::room, [&](const auto& ids) { return resources::list_rooms(db_, ids); });
        read<VehicleId>(FoundKind::vehicle, [&](const auto& ids) { return resources::list_vehicles(db_, ids); });
        read<EquipmentId>(FoundKind::equipment, [&](const auto& ids) { return resources::list_equipment(db_, ids); });
    }

    // None where it is gone since.
    std::optional<Hit> hit(const store::Found& found) const {
        const auto kind = parse_found_kind(found.kind);
        if (!kind) return std::nullopt;
        if (*kind == FoundKind::series) return series(found.id);
        if (*kind == FoundKind::event) return event(found.id);
        if (*kind == FoundKind::session) return session(found.id);
        const auto name = names_.find(found.id);
        if (name == names_.end()) return std::nullopt;
        return Hit{*kind, found.id, name->second, "", ""};
    }

  private:
    template <class IdType, class List>
    void read(FoundKind kind, List list) {
        std::vector<IdType> ids;
        for (const auto& one : found_)
            if (one.kind == word(kind)) ids.push_back(IdType{one.id});
        if (ids.empty()) return;
        for (const auto& item : list(std::span<const IdType>(ids))) names_.emplace(item.id.text(), item.name);
    }
    std::optional<Hit> series(const std::string& id) const {
        const auto series = programme::find_series(db_, programme::SeriesId{id});
        if (!series) return std::nullopt;
        return Hit{FoundKind::series, id, series->content.title, "", ""};
    }
    std::optional<Hit> event(const std::string& id) const {
        const auto event = programme::find_event(db_, EventId{id});
        if (!event) return std::nullopt;
        return Hit{FoundKind::event, id, event->content.title, "", event->content.slug};
    }
    std::optional<Hit> session(const std::string& id) const {
        const auto session = programme::find_session(db_, SessionId{id});
        if (!session) return std::nullopt;
        return Hit{FoundKind::session, id, session->content.title, session->event.text(), ""};
    }

    store::Connection& db_;
    const std::vector<store::Found>& found_;
    std::map<std::string, LocalizedText> names_;
};

}  // namespace

Result<std::vector<Hit>> search(store::Connection& db, const Caller& caller, const Question& question) {
    if (!caller.is_staff()) return forbidden();
    const auto found = store::find_by_text(db, {search_words(question.text, limits::kSearchWords),
                                                question.kind ? std::string(word(*question.kind)) : "",
                                                scopes_of(db, caller), question.limit});
    const Names names(db, found);
    std::vector<Hit> hits;
    for (const auto& one : found)
        if (auto hit = names.hit(one)) hits.push_back(std::move(*hit));
    return hits;
}

}  // namespace multaqa::search
