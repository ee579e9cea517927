#include "directory/entry_routes.hpp"
#include "directory/person_codec.hpp"
#include "directory/person_commands.hpp"
#include "directory/person_queries.hpp"

namespace multaqa::directory {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kPeople = "/api/v1/people";

// Only staff come as far as this.
Response respond_with_person(int status, const PersonRecord& record) {
    return entry_response(status, document(record, Viewer::staff), kPeople, record.person.id.text(),
                          record.person.version);
}

Result<PersonRecord> read_one(const Directory& directory, const Caller& caller, const PersonId& id) {
    return directory.database->read_value([&](store::Connection& db) { return get_person(db, caller, id); });
}

Result<Response> answer_person(const Directory& directory, const Request& request) {
    const auto id = PersonId::parse(request.path_parameter("id"));
    if (!id) return not_found();
    const auto found = read_one(directory, request.caller, *id);
    if (found.has_error()) return found.error();
    return at_home(respond_with_person(200, *found), request, kPeople, found->person.id.text());
}

Result<PersonFilter> person_filter(const Request& request) {
    const auto organization = id_filter<OrganizationId>(request, "organizationId");
    if (organization.has_error()) return organization.error();
    const auto words = words_filter(request);
    if (words.has_error()) return words.error();
    const auto archived = archived_filter(request);
    if (archived.has_error()) return archived.error();
    return PersonFilter{*organization, *words, archived->value_or(false)};
}

Result<Response> answer_people(const Directory& directory, const Request& request) {
    const auto filter = person_filter(request);
    if (filter.has_error()) return filter.error();
    return answer_list<PersonId>(
        request,
        [&](const PersonId& after, std::size_t limit) {
            return directory.database->read_value([&](store::Connection& db) {
                return list_people(db, request.caller, *filter, after, limit);
            });
        },
        [](const PersonRecord& record) { return document(record, Viewer::staff); });
}

void create_person_in(const ExchangePtr& exchange, const Directory& directory) {
    answer_creation<PersonRecord>(
        exchange, *directory.executor,
        [](const json::value& body, auto key) { return create_person(read_person(body), std::move(key)); },
        [&directory](int status, const PersonRecord& made) {
            const auto& id = made.person.id;
            auto shown = with_duplicates(document(made, Viewer::staff), directory, details_of(made), id);
            return entry_response(status, std::move(shown), kPeople, id.text(), made.person.version);
        },
        [&directory](const Caller& caller, const std::string& id) {
            return read_one(directory, caller, PersonId{id});
        });
}

void merge_person_into(const ExchangePtr& exchange, const Directory& directory) {
    answer_merge<PersonRecord, PersonId>(
        exchange, *directory.executor, "personId",
        [&directory](const PersonId& survivor, std::int64_t version, const PersonId& gone,
                     const MergeGovernance& governance, auto key) {
            return merge_people(survivor, version, gone, governance,
                                {directory.merge_users, directory.name_users}, std::move(key));
        },
        [](const PersonRecord& survivor) {
            return std::pair(document(survivor, Viewer::staff), survivor.person.version);
        },
        [&directory](const Caller& caller, const std::string& id) {
            return read_one(directory, caller, PersonId{id});
        });
}

}  // namespace

void add_people_routes(web_api::Router& router, const Directory& directory) {
    const auto one = std::string(kPeople) + "/{id}";
    router.get(kPeople, Entry::signed_in,
               [&directory](const Request& request) { return answer_people(directory, request); });
    router.post(kPeople, Entry::signed_in,
                [&directory](const ExchangePtr& exchange) { create_person_in(exchange, directory); });
    router.post(std::string(kPeople) + "/duplicates", Entry::signed_in,
                [&directory](const ExchangePtr& exchange) {
                    answer_duplicates<PersonDetails>(exchange, directory, read_person);
                });
    router.get(one, Entry::signed_in,
               [&directory](const Request& request) { return answer_person(directory, request); });
    router.patch(one, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_change<PersonRecord, PersonId>(
            exchange, *directory.executor,
            [&](const PersonId& id, std::int64_t version, json::value patch) {
                return update_person(id, version, merge(std::move(patch), read_person), directory.name_users);
            },
            respond_with_person);
    });
    router.post(one + "/merge", Entry::signed_in,
                [&directory](const ExchangePtr& exchange) { merge_person_into(exchange, directory); });
}

}  // namespace multaqa::directory
