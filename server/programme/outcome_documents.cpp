#include "programme/outcome_documents.hpp"

#include <array>

#include "common/json/reader.hpp"

namespace multaqa::programme {
namespace {

using Rule = FieldRule<Outcome>;

template <class IdType>
json::value optional_id(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

constexpr std::array kFields{
    Rule{"id", "outcome.id", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.id.text()); }},
    Rule{"eventId", "outcome.event_id", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.event.text()); }},
    Rule{"sessionId", "outcome.session_id", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.session.text()); }},
    Rule{"kind", "outcome.kind", Exposure::resource, [](const Outcome& o, Form) { return json::value(word(o.content.kind)); }},
    Rule{"text", "outcome.text", Exposure::resource, [](const Outcome& o, Form) { return json::value(json::to_json(o.content.text)); }},
    Rule{"ownerPersonId", "outcome.owner_person_id", Exposure::resource,
         [](const Outcome& o, Form) { return optional_id(o.content.owner_person); }},
    Rule{"ownerOrganizationId", "outcome.owner_organization_id", Exposure::resource,
         [](const Outcome& o, Form) { return optional_id(o.content.owner_organization); }},
    Rule{"due", "outcome.due", Exposure::resource,
         [](const Outcome& o, Form) { return o.content.due ? json::value(format_plain_date(*o.content.due)) : json::value(); }},
    Rule{"status", "outcome.status", Exposure::resource, [](const Outcome& o, Form) { return json::value(word(o.content.status)); }},
    Rule{"version", "outcome.version", Exposure::resource, [](const Outcome& o, Form) { return json::value(o.version); }},
    Rule{"", "outcome.archived outcome.created_at", Exposure::internal},
    Rule{"updated", "outcome.updated_at", Exposure::resource, [](const Outcome& o, Form) { return json::value(format_utc(o.updated)); }},
};

}  // namespace

std::span<const FieldRule<Outcome>> outcome_fields() { return kFields; }
json::object outcome_json(const Outcome& outcome) { return encode<Outcome>(outcome, kFields, Form::resource); }

}  // namespace multaqa::programme
