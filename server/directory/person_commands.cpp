#include "directory/person_commands.hpp"

#include <algorithm>

#include "directory/organization_codec.hpp"
#include "directory/person_codec.hpp"
#include "directory/person_store.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {
namespace {

constexpr std::string_view kPerson = "person";

// What the form of the input cannot tell: whether that which it names exists. A home that stays is not asked about: zone data
// adopted since may not know it.
void check_references(command::Write& write, const std::optional<std::string>& present_home, Draft<PersonDetails>& draft) {
    auto& fields = draft.fields.fields;
    if (fields.organization) resolve(write.db(), *fields.organization, "/organizationId", draft.faults);
    auto& functions = draft.fields.functions;
    for (std::size_t i = 0; i < functions.size(); ++i)
        if (functions[i].organization)
            resolve(write.db(), *functions[i].organization,
                    "/functions/" + std::to_string(i) + "/organizationId", draft.faults);
    if (!fields.home_zone || fields.home_zone == present_home) return;
    if (auto fault = check_zone(*write.context().zones, *fields.home_zone, "/homeTimeZone"))
        draft.faults.push_back(std::move(*fault));
}

// Of a person, programmes show no more than this.
bool shows_otherwise(const PersonFields& before, const PersonFields& after) {
    return before.name != after.name || before.honorific != after.honorific ||
           before.organization != after.organization;
}

bool share_a_name(const LocalizedText& first, const LocalizedText& second) {
    const auto& others = second.by_language();
    return std::any_of(first.by_language().begin(), first.by_language().end(), [&](const auto& name) {
        return std::any_of(others.begin(), others.end(),
                           [&](const auto& other) { return name.second == other.second; });
    });
}

std::optional<PersonId> find_by_email(command::Write& write, const PersonInFile& wanted) {
    if (wanted.email.empty()) return std::nullopt;
    const auto bearers = select_people_by_email(write.db(), folded({ContactKind::email, wanted.email}));
    if (bearers.size() == 1) return bearers.front().id;
    const auto meant = std::find_if(bearers.begin(), bearers.end(), [&](const Person& person) {
        return share_a_name(person.name, wanted.details.fields.name);
    });
    if (meant == bearers.end()) return std::nullopt;
    return meant->id;
}

PersonDetails with_email(PersonDetails details, const std::string& email) {
    if (email.empty()) return details;
    const ContactPoint contact{ContactKind::email, email};
    const bool known =
        std::any_of(details.contact_points.begin(), details.contact_points.end(), [&](const auto& other) {
            return other.kind == ContactKind::email && folded(other) == folded(contact);
        });
    if (!known) details.contact_points.push_back(contact);
    return details;
}

}  // namespace

Result<PersonRecord> change_person(command::Write& write, const PersonRecord& present,
                                   const Edit<PersonDetails>& edit, const NameUsers& users) {
    auto draft = edit(details_of(present));
    check_references(write, present.person.home_zone, draft);
    if (!draft.faults.empty()) return refusal(std::move(draft.faults));
    if (draft.fields == details_of(present)) return present;
    PersonRecord changed{
        std::move(draft.fields),
        {std::move(draft.fields.fields), present.person.id, present.person.version + 1, write.context().now}};
    update_person(write.db(), changed);
    auto logged = person_changed(present, changed);
    if (shows_otherwise(present.person, changed.person))
        logged.topics = topics_to_tell(users, write, kPerson, changed.person.id.text());
    write.record(std::move(logged));
    return changed;
}

void remember_person(command::Write& write, std::string_view source, std::string_view external_id, const PersonId& person) {
    insert_source(write.db(), source, external_id, person);
}

PersonRecord add_person(command::Write& write, const PersonDetails& details) {
    PersonRecord record{static_cast<const Particulars&>(details),
                        {details.fields, write.context().ids->next<PersonId>(), 1, write.context().now}};
    insert_person(write.db(), record);
    write.record(person_added(record));
    return record;
}

FoundPerson find_or_create_person(command::Write& write, const PersonInFile& wanted) {
    const bool has_guid = !wanted.external_id.empty();
    if (has_guid)
        if (auto known = select_person_by_source(write.db(), wanted.source, wanted.external_id))
            return {std::move(*known), Origin::found};
    FoundPerson person;
    if (auto known = find_by_email(write, wanted)) {
        person = {std::move(*known), Origin::found};
    } else {
        person = {add_person(write, with_email(wanted.details, wanted.email)).person.id, Origin::created};
    }
    if (has_guid) insert_source(write.db(), wanted.source, wanted.external_id, person.id);
    return person;
}

command::Command<PersonRecord> create_person(Draft<PersonDetails> draft,
                                             std::optional<command::IdempotencyKey> key) {
    command::Command<PersonRecord> command;
    command.name = "create-person";
    command.locks = command::lock_scope(kScope);
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<PersonRecord> {
        if (!write.context().caller.is_staff()) return forbidden();
        auto checked = draft;
        check_references(write, std::nullopt, checked);
        if (!checked.faults.empty()) return refusal(std::move(checked.faults));
        return add_person(write, checked.fields);
    };
    command.key = std::move(key);
    command.stored = [](const PersonRecord& made) {
        return command::StoredAnswer{201, made.person.id.text(), made.person.version};
    };
    return command;
}

command::Command<PersonRecord> update_person(PersonId id, std::int64_t version, Edit<PersonDetails> edit,
                                             NameUsers users) {
    command::Command<PersonRecord> command;
    command.name = "update-person";
    command.locks = [users, id](store::Connection& db) {
        return command::LockSet{scopes_to_lock(users, db, kPerson, id.text(), kScope), {}};
    };
    command.run = [id, version, edit = std::move(edit),
                   users](command::Write& write) -> Result<PersonRecord> {
        if (!write.context().caller.is_staff()) return not_found();
        const auto present = select_record(write.db(), id);
        if (!present || select_survivor(write.db(), id)) return not_found();
        if (present->person.version != version) return Problem{.code = ProblemCode::version_mismatch};
        return change_person(write, *present, edit, users);
    };
    return command;
}

}  // namespace multaqa::directory
