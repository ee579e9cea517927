#include "app/export_kinds.hpp"

#include <array>
#include <sstream>
#include <string>

namespace multaqa::app {
namespace {

constexpr std::array kKinds{
    ExportKind{"organizations", "/api/v1/organizations", "id version updated"},
    ExportKind{"people", "/api/v1/people", "id version updated"},
    ExportKind{"sites", "/api/v1/sites", "id version updated"},
    ExportKind{"rooms", "/api/v1/rooms", "id version updated"},
    ExportKind{"events", "/api/v1/events", "id version updated revision releasedNumber releasedPart"},
    ExportKind{"sessions", "/api/v1/events/{id}/sessions",
               "id eventId version updated sequence timeZoneVersion utcStart utcEnd utcOffset publishedPlacement"},
};

constexpr std::array kLeftOut{
    LeftOut{"/api/v1/tokens", "secrets stay where they are"},
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
