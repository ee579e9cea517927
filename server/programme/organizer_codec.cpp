#include "programme/organizer_codec.hpp"

#include "common/limits.hpp"

#include <string>

namespace multaqa::programme {
namespace {


}  // namespace

std::vector<EventOrganizer> read_organizers(json::ObjectReader& reader, std::vector<Fault>& faults) {
    std::vector<EventOrganizer> organizers;
    const auto* const found = reader.find("organizers");
    if (found == nullptr || found->is_null()) return organizers;
    const auto* const items = found->if_array();
    if (items == nullptr) {
        reader.fault("organizers", "fault.type", {{"expected", "array"}});
        return organizers;
    }
    if (items->size() > limits::kListItems) {
        reader.fault("organizers", "fault.too-many-items", {{"max", std::to_string(limits::kListItems)}});
        return organizers;
    }
    for (std::size_t i = 0; i < items->size(); ++i) {
        json::ObjectReader item((*items)[i], faults, reader.pointer_to("organizers") + "/" + std::to_string(i));
        const auto organization = item.required_id<OrganizationId>("organizationId");
        const auto role = item.optional_word("role", parse_organizer_role);
        if (item.presence("role") != json::Presence::present) item.fault("role", "fault.required");
        item.refuse_unknown();
        if (organization && role) organizers.push_back({*organization, *role});
    }
    return organizers;
}

json::array organizers_json(const std::vector<EventOrganizer>& organizers) {
    json::array encoded;
    for (const auto& organizer : organizers)
        encoded.emplace_back(json::object{{"organizationId", organizer.organization.text()}, {"role", word(organizer.role)}});
    return encoded;
}

}  // namespace multaqa::programme
