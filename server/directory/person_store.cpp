#include "directory/person_store.hpp"

#include <map>
#include <stdexcept>

#include "common/json/reader.hpp"
#include "store/id_list.hpp"

namespace multaqa::directory {
namespace {

std::string stored(const LocalizedText& text) {
    return json::serialize(json::to_json(text));
}
LocalizedText localized(std::string_view text) {
    return json::localized_from_json(json::parse_trusted(text));
}

std::string stored(const std::vector<std::string>& texts) {
    json::array items;
    for (const auto& text : texts) items.emplace_back(text);
    return json::serialize(items);
}

std::vector<std::string> texts(std::string_view stored_texts) {
    std::vector<std::string> result;
    const auto items = json::parse_trusted(stored_texts);  // a temporary would be gone within the loop
    for (const auto& item : items.as_array())
        result.emplace_back(item.as_string().data(), item.as_string().size());
    return result;
}

Person read(const store::Row& row) {
    Person person;
    person.id = row.id<PersonId>(0);
    person.name = localized(row.text(1));
    person.honorific = localized(row.text(2));
    person.organization = row.optional_id<OrganizationId>(3);
    person.languages = texts(row.text(4));
    person.home_zone = row.optional_string(5);
    person.version = row.integer(6);
    person.updated_at = row.instant(7);
    return person;
}

void insert_contact_points(store::Connection& db, const PersonRecord& record) {
    int n = 0;
    for (const auto& contact : record.contact_points)
        db.execute(
            "INSERT INTO contact_point (person_id, n, kind, value, folded) VALUES ($1, $2, $3, $4, $5)",
            {record.person.id, n++, word(contact.kind), contact.value, folded(contact)});
}

ContactPoint read_contact(const store::Row& row, int column) {
    const auto kind = parse_contact_kind(row.text(column));
    if (!kind) throw std::runtime_error("a kind of contact point in the database is none of ours");
    return {*kind, row.string(column + 1)};
}

std::vector<PersonRecord> with_contact_points(store::Connection& db, std::vector<Person> people) {
    std::vector<PersonId> ids;
    ids.reserve(people.size());
    for (const auto& person : people) ids.push_back(person.id);
    std::map<PersonId, std::vector<ContactPoint>> contacts;
    store::list_by_ids(db, "SELECT person_id, kind, value FROM contact_point WHERE person_id IN (",
                       std::span<const PersonId>(ids), ") ORDER BY person_id, n", [&](const store::Row& row) {
                           contacts[row.id<PersonId>(0)].push_back(read_contact(row, 1));
                           return 0;
                       });
    std::vector<PersonRecord> records;
    for (auto& person : people) {
        auto& own = contacts[person.id];
        records.push_back({std::move(person), std::move(own)});
    }
    return records;
}

}  // namespace

void insert_person(store::Connection& db, const PersonRecord& record) {
    const auto& person = record.person;
    db.execute(
        "INSERT INTO person (id, name, honorific, organization_id, languages, home_zone, version, "
        "created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        {person.id, stored(person.name), stored(person.honorific), person.organization,
         stored(person.languages), person.home_zone, person.version, person.updated_at});
    insert_contact_points(db, record);
}

void update_person(store::Connection& db, const PersonRecord& record) {
    const auto& person = record.person;
    db.execute(
        "UPDATE person SET name = $2, honorific = $3, organization_id = $4, languages = $5, home_zone = $6, "
        "version = $7, "
        "updated_at = $8 WHERE id = $1",
        {person.id, stored(person.name), stored(person.honorific), person.organization,
         stored(person.languages), person.home_zone, person.version, person.updated_at});
    db.execute("DELETE FROM contact_point WHERE person_id = $1", {person.id});
    insert_contact_points(db, record);
}

std::optional<Person> select_person(store::Connection& db, const PersonId& id) {
    return db.find(
        "SELECT id, name, honorific, organization_id, languages, home_zone, version, updated_at FROM person "
        "WHERE id = $1",
        {id}, read);
}

std::optional<PersonRecord> select_record(store::Connection& db, const PersonId& id) {
    auto person = select_person(db, id);
    if (!person) return std::nullopt;
    return std::move(with_contact_points(db, {std::move(*person)}).front());
}

std::vector<Person> select_people(store::Connection& db, std::span<const PersonId> ids) {
    return store::list_by_ids(db,
                              "SELECT id, name, honorific, organization_id, languages, home_zone, version, "
                              "updated_at FROM person WHERE id IN (",
                              ids, ") ORDER BY id", read);
}

std::vector<PersonRecord> select_records(store::Connection& db, const PersonId& after, std::size_t limit) {
    return with_contact_points(db, db.list("SELECT id, name, honorific, organization_id, languages, "
                                           "home_zone, version, updated_at FROM person "
                                           "WHERE id > $1 ORDER BY id LIMIT $2",
                                           {after, static_cast<std::int64_t>(limit)}, read));
}

std::vector<PersonRecord> select_records_of(store::Connection& db, const OrganizationId& organization,
                                            const PersonId& after, std::size_t limit) {
    return with_contact_points(db, db.list("SELECT id, name, honorific, organization_id, languages, "
                                           "home_zone, version, updated_at FROM person "
                                           "WHERE organization_id = $1 AND id > $2 ORDER BY id LIMIT $3",
                                           {organization, after, static_cast<std::int64_t>(limit)}, read));
}

std::vector<Person> select_people_by_email(store::Connection& db, std::string_view folded_email) {
    return db.list(
        "SELECT id, name, honorific, organization_id, languages, home_zone, version, updated_at FROM person "
        "WHERE id IN (SELECT person_id FROM contact_point WHERE kind = 'email' AND folded = $1) ORDER BY id "
        "LIMIT 1000",
        {folded_email}, read);
}

std::optional<PersonId> select_person_by_source(store::Connection& db, std::string_view source,
                                                std::string_view external_id) {
    return db.find("SELECT person_id FROM person_source WHERE source = $1 AND external_id = $2",
                   {source, external_id}, [](const store::Row& row) { return row.id<PersonId>(0); });
}

void insert_source(store::Connection& db, std::string_view source, std::string_view external_id,
                   const PersonId& person) {
    db.execute("INSERT INTO person_source (source, external_id, person_id) VALUES ($1, $2, $3)",
               {source, external_id, person});
}

}  // namespace multaqa::directory
