#include "programme/outcome_documents.hpp"

#include <array>

#include "common/json/reader.hpp"
#include "programme/field_documents.hpp"

namespace multaqa::programme {
namespace {

using OutcomeRule = FieldRule<Outcome>;

constexpr std::array kOutcomeFields{
    OutcomeRule{"id", "outcome.id", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.id.text()); }},
    OutcomeRule{"eventId", "outcome.event_id", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.event.text()); }},
    OutcomeRule{"sessionId", "outcome.session_id", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.session.text()); }},
    OutcomeRule{"kind", "outcome.kind", Exposure::resource, [](const Outcome& o, Form) { return json::value(word(o.content.kind)); }},
    OutcomeRule{"text", "outcome.text", Exposure::resource, [](const Outcome& o, Form) { return json::value(json::to_json(o.content.text)); }},
    OutcomeRule{"ownerPersonId", "outcome.owner_person_id", Exposure::resource,
         [](const Outcome& o, Form) { return optional_id(o.content.owner_person); }},
    OutcomeRule{"ownerOrganizationId", "outcome.owner_organization_id", Exposure::resource,
         [](const Outcome& o, Form) { return optional_id(o.content.owner_organization); }},
    OutcomeRule{"due", "outcome.due", Exposure::resource,
         [](const Outcome& o, Form) { return o.content.due ? json::value(format_plain_date(*o.content.due)) : json::value(); }},
    OutcomeRule{"status", "outcome.status", Exposure::resource, [](const Outcome& o, Form) { return json::value(word(o.content.status)); }},
    OutcomeRule{"version", "outcome.version", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.version); }},
    OutcomeRule{"", "outcome.archived outcome.created_at", Exposure::internal},
    OutcomeRule{"updated", "outcome.updated_at", Exposure::resource, [](const Outcome& o, Form) { return json::value(format_utc(o.updated)); }},
};

}  // namespace

std::span<const FieldRule<Outcome>> outcome_fields() { return kOutcomeFields; }
json::object outcome_json(const Outcome& outcome) { return encode<Outcome>(outcome, kOutcomeFields, Form::resource); }

}  // namespace multaqa::programme
