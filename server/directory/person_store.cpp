#include "directory/person_store.hpp"

#include "common/text/search_fold.hpp"
#include "directory/contact_store.hpp"
#include "directory/organization_codec.hpp"
#include "directory/row_store.hpp"
#include "store/id_list.hpp"
#include "store/search_text.hpp"

namespace multaqa::directory {
namespace {

constexpr std::string_view kPersonKind = "person";
const std::string kSelectPerson =
    "SELECT id, name, honorific, organization_id, languages, home_zone, version, updated_at, gender, "
    "language_levels, "
    "needs, archived FROM person";

Person person_of(const store::Row& row) {
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

// A JSON object of texts whose members are words of a closed list, or whose values are.
template <class Add>
void each_member(std::string_view stored_object, Add add) {
    const auto object = json::parse_trusted(stored_object);  // a temporary would be gone within the loop
    for (const auto& member : object.as_object())
        add(std::string(member.key()), std::string(member.value().as_string()));
}

// Without contact points and functions.
PersonRecord read_record(const store::Row& row) {
    PersonRecord record;
    record.person = person_of(row);
    if (!row.is_null(8)) record.gender = known(parse_gender(row.text(8)));
    each_member(row.text(9), [&](std::string tag, const std::string& level) {
        record.language_levels.emplace(std::move(tag), known(parse_language_level(level)));
    });
    each_member(row.text(10), [&](const std::string& need, std::string text) {
        record.needs.emplace(known(parse_need(need)), std::move(text));
    });
    record.archived = row.integer(11) != 0;
    return record;
}

template <class Words>
std::string stored_words(const Words& words) {
    json::object result;
    for (const auto& [name, text] : words) result.emplace(name, text);
    return json::serialize(result);
}

store::Values values_of(const PersonRecord& record) {
    const auto& person = record.person;
    std::map<std::string_view, std::string_view> levels, needs;
    for (const auto& [tag, level] : record.language_levels) levels.emplace(tag, word(level));
    for (const auto& [need, text] : record.needs) needs.emplace(word(need), text);
    std::optional<std::string> gender;
    if (record.gender) gender = word(*record.gender);
    return {person.id,
            stored(person.name),
            stored(person.honorific),
            person.organization,
            stored(person.languages),
            person.home_zone,
            person.version,
            person.updated_at,
            gender,
            stored_words(levels),
            stored_words(needs),
            record.archived ? 1 : 0};
}

void write_the_rest(store::Connection& db, const PersonRecord& record) {
    const auto& id = record.person.id;
    put_contact_points(db, kContactsOfPerson, id.text(), record.contact_points);
    db.execute("DELETE FROM person_function WHERE person_id = $1", {id});
    int n = 0;
    for (const auto& function : record.functions)
        db.execute(
            "INSERT INTO person_function (person_id, n, title, organization_id, first_day, last_day) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {id, n++, stored(function.title), function.organization, stored(function.period.first_day),
             stored(function.period.last_day)});
    if (record.archived) return store::erase_search_text(db, kPersonKind, id.text());
    store::put_search_text(db, {kPersonKind, id.text(), kScope, search_text({&record.person.name})});
}

std::vector<PersonRecord> with_the_rest(store::Connection& db, std::vector<PersonRecord> records) {
    std::vector<PersonId> ids;
    ids.reserve(records.size());
    for (const auto& record : records) ids.push_back(record.person.id);
    const std::span<const PersonId> all(ids);
    auto contacts = select_contact_points(db, kContactsOfPerson, all);
    std::map<PersonId, std::vector<Function>> functions;
    store::list_by_ids(
        db,
        "SELECT person_id, title, organization_id, first_day, last_day FROM person_function "
        "WHERE person_id IN (",
        all, ") ORDER BY person_id, n", [&](const store::Row& row) {
            functions[row.id<PersonId>(0)].push_back(
                {localized(row.text(1)), row.optional_id<OrganizationId>(2), read_period(row, 3)});
            return 0;
        });
    for (auto& record : records) {
        record.contact_points = std::move(contacts[record.person.id]);
        record.functions = std::move(functions[record.person.id]);
    }
    return records;
}

}  // namespace

void insert_person(store::Connection& db, const PersonRecord& record) {
    db.execute(
        "INSERT INTO person (id, name, honorific, organization_id, languages, home_zone, version, "
        "created_at, "
        "updated_at, gender, language_levels, needs, archived) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12)",
        values_of(record));
    write_the_rest(db, record);
}

void update_person(store::Connection& db, const PersonRecord& record) {
    db.execute(
        "UPDATE person SET name = $2, honorific = $3, organization_id = $4, languages = $5, home_zone = $6, "
        "version = $7, updated_at = $8, gender = $9, language_levels = $10, needs = $11, archived = $12 "
        "WHERE id = $1",
        values_of(record));
    write_the_rest(db, record);
}

std::optional<Person> select_person(store::Connection& db, const PersonId& id) {
    return db.find(kSelectPerson + " WHERE id = $1", {id}, person_of);
}

std::optional<PersonRecord> select_record(store::Connection& db, const PersonId& id) {
    auto found = with_the_rest(db, db.list(kSelectPerson + " WHERE id = $1", {id}, read_record));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Person> select_people(store::Connection& db, std::span<const PersonId> ids) {
    return store::list_by_ids(db, kSelectPerson + " WHERE id IN (", ids, ") ORDER BY id", person_of);
}

std::vector<PersonRecord> select_records(store::Connection& db, const PersonFilter& filter,
                                         const PersonId& after, std::size_t limit) {
    store::Conditions conditions;
    conditions.add("id > ", after);
    conditions.add("merged_into IS NULL");
    conditions.add("archived = ", filter.archived ? 1 : 0);
    if (filter.organization) conditions.add("organization_id = ", *filter.organization);
    if (filter.words) conditions.add_text_match(db.dialect(), kPersonKind, *filter.words);
    const auto sql = kSelectPerson + conditions.where() + " ORDER BY id LIMIT " +
                     conditions.number(static_cast<std::int64_t>(limit));
    return with_the_rest(db, db.list(sql, conditions.values(), read_record));
}

std::vector<PersonRecord> select_records_naming(store::Connection& db, const OrganizationId& organization) {
    return with_the_rest(
        db, db.list(kSelectPerson + " WHERE merged_into IS NULL AND (organization_id = $1 OR id IN "
                                    "(SELECT person_id FROM person_function WHERE organization_id = $1)) ORDER BY id",
                    {organization}, read_record));
}

std::vector<Person> select_people_by_email(store::Connection& db, std::string_view folded_email) {
    return db.list(
        kSelectPerson +
            " WHERE merged_into IS NULL AND id IN (SELECT person_id FROM contact_point WHERE kind = 'email' "
            "AND folded = $1) ORDER BY id LIMIT 1000",
        {folded_email}, person_of);
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

std::optional<PersonId> select_survivor(store::Connection& db, const PersonId& id) {
    const auto found = db.find("SELECT merged_into FROM person WHERE id = $1", {id},
                               [](const store::Row& row) { return row.optional_id<PersonId>(0); });
    return found.value_or(std::nullopt);
}

std::map<PersonId, PersonId> select_survivors(store::Connection& db, std::span<const PersonId> ids) {
    const auto found = store::list_by_ids(db, "SELECT id, COALESCE(merged_into, id) FROM person WHERE id IN (", ids, ")",
                                          [](const store::Row& row) { return std::pair{row.id<PersonId>(0), row.id<PersonId>(1)}; });
    return {found.begin(), found.end()};
}

std::vector<PersonId> select_merged_into(store::Connection& db, const PersonId& survivor) {
    return db.list("SELECT id FROM person WHERE merged_into = $1 ORDER BY id", {survivor},
                   [](const store::Row& row) { return row.id<PersonId>(0); });
}

void redirect_person(store::Connection& db, const PersonId& gone, const PersonId& survivor) {
    db.execute("UPDATE person SET merged_into = $2 WHERE id = $1 OR merged_into = $1", {gone, survivor});
    db.execute("UPDATE person_source SET person_id = $2 WHERE person_id = $1", {gone, survivor});
}

}  // namespace multaqa::directory
