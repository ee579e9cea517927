#include "directory/person_codec.hpp"

#include <algorithm>

#include "common/json/field_changes.hpp"
#include "common/limits.hpp"
#include "directory/fields_codec.hpp"
#include "directory/organization_codec.hpp"

namespace multaqa::directory {
namespace {

// Of personal fields the log tells the name alone (DECISIONS 14).
std::string logged_changes(const json::object& before, const json::object& after) {
    return json::serialize(json::field_changes(before, after, {kContactPoints, "gender", "needs"}));
}

Function read_function(const json::value& source, std::vector<Fault>& faults, std::string pointer) {
    json::ObjectReader reader(source, faults, std::move(pointer));
    Function function;
    function.title = reader.required_localized("title", limits::kNameBytes).value_or(LocalizedText{});
    function.organization = reader.optional_id<OrganizationId>("organizationId");
    function.period = read_period(reader);
    reader.refuse_unknown();
    return function;
}

// Members of an object whose names and values are both closed or checked: `read_member(key, value reader)`.
template <class ReadMember>
void read_members(json::ObjectReader& reader, std::string_view name, std::vector<Fault>& faults,
                  ReadMember read_member) {
    if (reader.presence(name) != json::Presence::present) return;
    const auto* const found = reader.find(name);
    json::ObjectReader members(*found, faults, reader.pointer_to(name));
    if (!found->is_object()) return;
    for (const auto& member : found->get_object()) read_member(members, std::string(member.key()));
    members.refuse_unknown();
}

void read_levels(json::ObjectReader& reader, std::vector<Fault>& faults, PersonDetails& details) {
    const auto& spoken = details.fields.languages;
    read_members(reader, "languageLevels", faults, [&](json::ObjectReader& members, const std::string& tag) {
        if (std::find(spoken.begin(), spoken.end(), tag) == spoken.end()) return;
        if (const auto level = members.optional_word(tag, parse_language_level))
            details.language_levels.emplace(tag, *level);
    });
}

void read_needs(json::ObjectReader& reader, std::vector<Fault>& faults, PersonDetails& details) {
    read_members(reader, "needs", faults, [&](json::ObjectReader& members, const std::string& name) {
        const auto need = parse_need(name);
        if (!need) return;
        if (auto text = members.optional_text(name, limits::kNeedBytes))
            details.needs.emplace(*need, std::move(*text));
    });
}

void add_particulars(json::object& result, const Particulars& particulars) {
    json::array functions;
    for (const auto& function : particulars.functions) {
        json::object entry{{"title", json::to_json(function.title)}};
        if (function.organization) entry.emplace("organizationId", function.organization->text());
        add_period(entry, function.period);
        functions.push_back(std::move(entry));
    }
    if (!functions.empty()) result.emplace("functions", std::move(functions));
    json::object levels;
    for (const auto& [tag, level] : particulars.language_levels) levels.emplace(tag, word(level));
    if (!levels.empty()) result.emplace("languageLevels", std::move(levels));
    if (particulars.gender) result.emplace("gender", word(*particulars.gender));
    json::object needs;
    for (const auto& [need, text] : particulars.needs) needs.emplace(word(need), text);
    if (!needs.empty()) result.emplace("needs", std::move(needs));
    add_contact_points(result, particulars.contact_points);
    if (particulars.archived) result.emplace("archived", true);
}

}  // namespace

json::object to_json(const PersonDetails& details) {
    const auto& fields = details.fields;
    json::object result;
    result.emplace("name", json::to_json(fields.name));
    if (!fields.honorific.empty()) result.emplace("honorific", json::to_json(fields.honorific));
    if (fields.organization) result.emplace("organizationId", fields.organization->text());
    add_languages(result, fields.languages);
    if (fields.home_zone) result.emplace("homeTimeZone", *fields.home_zone);
    add_particulars(result, details);
    return result;
}

Draft<PersonDetails> read_person(const json::value& body) {
    Draft<PersonDetails> draft;
    json::ObjectReader reader(body, draft.faults);
    auto& details = draft.fields;
    auto& fields = details.fields;
    fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    fields.honorific = reader.optional_localized("honorific", limits::kNameBytes).value_or(LocalizedText{});
    fields.organization = reader.optional_id<OrganizationId>("organizationId");
    fields.languages = read_languages(reader, draft.faults);
    read_levels(reader, draft.faults, details);
    fields.home_zone = reader.optional_text("homeTimeZone", 64);
    details.gender = reader.optional_word("gender", parse_gender);
    read_items(reader, "functions", limits::kFunctionsPerPerson,
               [&](const json::value& item, std::string pointer) {
                   details.functions.push_back(read_function(item, draft.faults, std::move(pointer)));
               });
    read_needs(reader, draft.faults, details);
    details.contact_points = read_contact_points(reader, draft.faults);
    details.archived = reader.optional_flag("archived").value_or(false);
    reader.refuse_unknown();
    return draft;
}

command::Change person_added(const PersonRecord& person) {
    return {kScope,
            "PersonAdded",
            "person",
            person.person.id.text(),
            logged_changes({}, to_json(details_of(person))),
            {}};
}

command::Change person_changed(const PersonRecord& before, const PersonRecord& after) {
    return {kScope,
            "PersonChanged",
            "person",
            after.person.id.text(),
            logged_changes(to_json(details_of(before)), to_json(details_of(after))),
            {}};
}

command::Change person_merged(const PersonId& gone, const PersonId& survivor) {
    return {kScope,
            "PersonMerged",
            "person",
            gone.text(),
            json::serialize(json::object{{"into", survivor.text()}}),
            {}};
}

}  // namespace multaqa::directory
