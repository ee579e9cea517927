#include "programme/outcome_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/audience.hpp"
#include "programme/text_patch_codec.hpp"
#include "programme/versioned_codec.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

OutcomePatch read_outcome_members(ObjectReader& reader, std::vector<Fault>& faults) {
    const auto is_named = [&](const char* name) { return reader.presence(name) != Presence::absent; };
    OutcomePatch patch;
    patch.kind = reader.optional_word("kind", parse_outcome_kind);
    patch.text = read_text_patch(reader, "text", faults, limits::kDescriptionBytes);
    if (is_named("ownerPersonId")) patch.owner_person = reader.optional_id<PersonId>("ownerPersonId");
    if (is_named("ownerOrganizationId")) patch.owner_organization = reader.optional_id<OrganizationId>("ownerOrganizationId");
    if (is_named("due")) patch.due = reader.optional_plain_date("due");
    patch.status = reader.optional_word("status", parse_outcome_status);
    reader.refuse_unknown();
    return patch;
}

}  // namespace

Result<OutcomeContent> parse_outcome(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    for (const auto* const name : {"kind", "text"})
        if (reader.presence(name) != Presence::present) reader.fault(name, "fault.required");
    auto content = patched(OutcomeContent{}, read_outcome_members(reader, faults));
    if (!faults.empty()) return validation_failed(std::move(faults));
    return content;
}

Result<OutcomePatch> parse_outcome_patch(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    for (const auto* const name : {"kind", "text", "status"})
        if (reader.presence(name) == Presence::null) reader.fault(name, "fault.required");
    auto patch = read_outcome_members(reader, faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    return patch;
}

command::Change encode_change(const Outcome& outcome, json::object before, json::object after) {
    const auto* const kind = before.empty() ? "OutcomeRecorded" : after.empty() ? "OutcomeArchived" : "OutcomeChanged";
    const auto data = json::field_changes(without_version(std::move(before)), without_version(std::move(after)));
    return {scope_of(outcome.event), kind, "outcome", outcome.id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::programme
