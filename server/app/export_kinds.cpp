#include "app/export_kinds.hpp"

#include <array>
#include <sstream>
#include <string>

namespace multaqa::app {
namespace {

constexpr std::array kKinds{
    ExportKind{"organizations", "/api/v1/organizations", "id version updated duplicates", {}, Archived::entered},
    ExportKind{"people", "/api/v1/people", "id version updated duplicates", {}, Archived::entered},
    ExportKind{"memberships", "/api/v1/memberships", "id version updated"},
    ExportKind{"unavailabilities", "/api/v1/unavailabilities", "id personId version updated utcStart utcEnd timeZoneVersion by",
               "/api/v1/people/{personId}/unavailabilities"},
    ExportKind{"calendars", "/api/v1/calendars", "personId", "/api/v1/people/{personId}/calendar", Archived::never, Entry::put},
    ExportKind{"sites", "/api/v1/sites", "id version updated archived", {}, Archived::afterwards},
    ExportKind{"travelTimes", "/api/v1/travel-times", "at by", {}, Archived::never, Entry::put},
    ExportKind{"rooms", "/api/v1/rooms", "id version updated archived", {}, Archived::afterwards},
    ExportKind{"vehicles", "/api/v1/vehicles", "id version updated archived", {}, Archived::afterwards},
    ExportKind{"equipment", "/api/v1/equipment", "id version updated archived", {}, Archived::afterwards},
    ExportKind{"series", "/api/v1/series", "id version updated"},
    ExportKind{"events", "/api/v1/events", "id version updated revision releasedNumber releasedPart"},
    ExportKind{"sessions", "/api/v1/events/{id}/sessions",
               "id eventId version updated sequence timeZoneVersion utcStart utcEnd utcOffset publishedPlacement"},
    ExportKind{"documents", "/api/v1/events/{id}/documents", "id eventId version updated mediaType sha256 size"},
    ExportKind{"outcomes", "/api/v1/events/{id}/outcomes", "id eventId sessionId version updated",
               "/api/v1/sessions/{sessionId}/outcomes"},
};

constexpr std::array kLeftOut{
    LeftOut{"/api/v1/tokens", "secrets stay where they are"},
    LeftOut{"/api/v1/account-invitations", "accounts are of one installation"},
    LeftOut{"/api/v1/acts-for", "accounts are of one installation"},
    LeftOut{"/api/v1/events/{id}/grants", "accounts are of one installation"},
    LeftOut{"/api/v1/organizations/{id}/grants", "accounts are of one installation"},
    LeftOut{"/api/v1/events/{id}/links", "secrets stay where they are"},
    LeftOut{"/api/v1/bookings", "each lives by the decisions of the resource's owner"},
    LeftOut{"/api/v1/blockings", "each is an act of an authority, confirmed against what it displaced then"},
    LeftOut{"/api/v1/time-zone-changes", "the zone data is of one installation; a restored export is computed anew"},
    LeftOut{"/api/v1/events/{id}/policies", "a waiver names the account that took it"},
    LeftOut{"/api/v1/events/{id}/releases", "the newest stands in the member releases, with its documents"},
};

}  // namespace

std::span<const ExportKind> export_kinds() { return kKinds; }
json::object without_derived(const json::object& item, std::string_view kind) {
    json::object result = item;
    for (const auto& candidate : kKinds) {
        if (candidate.name != kind) continue;
        std::istringstream names{std::string(candidate.derived)};
        for (std::string name; names >> name;) result.erase(name);
    }
    return result;
}

std::span<const LeftOut> left_out_of_exports() { return kLeftOut; }

}  // namespace multaqa::app
