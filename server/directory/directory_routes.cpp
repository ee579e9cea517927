#include "directory/directory_routes.hpp"

#include "access/grant_routes.hpp"
#include "directory/directory_documents.hpp"
#include "directory/item_routes.hpp"
#include "directory/organization_codec.hpp"
#include "directory/organization_commands.hpp"
#include "directory/organization_grant_commands.hpp"
#include "directory/organization_grant_queries.hpp"
#include "directory/organization_queries.hpp"
#include "directory/organization_scope.hpp"
#include "directory/person_codec.hpp"
#include "directory/person_commands.hpp"
#include "directory/person_queries.hpp"

namespace multaqa::directory {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kOrganizations = "/api/v1/organizations";
constexpr const char* kPeople = "/api/v1/people";

Response with_location(Response response, const char* list, const std::string& id) {
    if (response.status == 201) response.with("Location", std::string(list) + "/" + id);
    return response;
}

Response respond(int status, const Organization& organization) {
    return with_location(web_api::resource_response(status, document(organization), organization.version),
                         kOrganizations, organization.id.text());
}

// Only staff come as far as this.
Response respond(int status, const PersonRecord& record) {
    return with_location(
        web_api::resource_response(status, document(record, Viewer::staff), record.person.version), kPeople,
        record.person.id.text());
}

constexpr auto kRespond = [](int status, const auto& item) { return respond(status, item); };

Result<Organization> read_one(const Directory& directory, const Caller& caller, const OrganizationId& id) {
    return directory.database->read_value(
        [&](store::Connection& db) { return get_organization(db, caller, id); });
}

Result<PersonRecord> read_one(const Directory& directory, const Caller& caller, const PersonId& id) {
    return directory.database->read_value([&](store::Connection& db) { return get_person(db, caller, id); });
}

template <class IdType>
Result<Response> answer_one(const Directory& directory, const Request& request) {
    const auto id = IdType::parse(request.path_parameter("id"));
    if (!id) return not_found();
    const auto found = read_one(directory, request.caller, *id);
    if (found.has_error()) return found.error();
    return respond(200, *found);
}

void add_organization_routes(web_api::Router& router, const Directory& directory) {
    router.get(kOrganizations, Entry::signed_in, [&directory](const Request& request) {
        return answer_list<OrganizationId>(
            request,
            [&](const OrganizationId& after, std::size_t limit) {
                return directory.database->read_value([&](store::Connection& db) {
                    return list_organizations(db, request.caller, after, limit);
                });
            },
            [](const Organization& organization) { return document(organization); });
    });
    router.post(kOrganizations, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_creation<Organization>(
            exchange, *directory.executor,
            [](const json::value& body, auto key) {
                return create_organization(read_organization(body), std::move(key));
            },
            kRespond,
            [&directory](const Caller& caller, const std::string& id) {
                return read_one(directory, caller, OrganizationId{id});
            });
    });
    const auto one = std::string(kOrganizations) + "/{id}";
    router.get(one, Entry::signed_in, [&directory](const Request& request) {
        return answer_one<OrganizationId>(directory, request);
    });
    router.patch(one, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_change<Organization, OrganizationId>(
            exchange, *directory.executor,
            [&](const OrganizationId& id, std::int64_t version, json::value patch) {
                return update_organization(id, version, merge(std::move(patch), read_organization),
                                           directory.name_users);
            },
            kRespond);
    });
}

void add_organization_grant_routes(web_api::Router& router, const Directory& directory) {
    access::add_grant_routes<OrganizationId>(router, std::string(kOrganizations) + "/{id}",
                                             {.database = directory.database,
                                              .executor = directory.executor,
                                              .list = list_organization_grants,
                                              .give = grant_organization,
                                              .revoke = revoke_organization_grant,
                                              .scope_of = [](const OrganizationId& id) { return scope_of(id); }});
}

Result<Response> list_people(const Directory& directory, const Request& request) {
    auto organization = id_filter<OrganizationId>(request, "organizationId");
    if (organization.has_error()) return organization.error();
    const PersonFilter filter{std::move(*organization)};
    return answer_list<PersonId>(
        request,
        [&](const PersonId& after, std::size_t limit) {
            return directory.database->read_value(
                [&](store::Connection& db) { return list_people(db, request.caller, filter, after, limit); });
        },
        [](const PersonRecord& record) { return document(record, Viewer::staff); });
}

void add_people_routes(web_api::Router& router, const Directory& directory) {
    router.get(kPeople, Entry::signed_in,
               [&directory](const Request& request) { return list_people(directory, request); });
    router.post(kPeople, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_creation<PersonRecord>(
            exchange, *directory.executor,
            [](const json::value& body, auto key) {
                return create_person(read_person(body), std::move(key));
            },
            kRespond,
            [&directory](const Caller& caller, const std::string& id) {
                return read_one(directory, caller, PersonId{id});
            });
    });
    const auto one = std::string(kPeople) + "/{id}";
    router.get(one, Entry::signed_in,
               [&directory](const Request& request) { return answer_one<PersonId>(directory, request); });
    router.patch(one, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_change<PersonRecord, PersonId>(
            exchange, *directory.executor,
            [&](const PersonId& id, std::int64_t version, json::value patch) {
                return update_person(id, version, merge(std::move(patch), read_person), directory.name_users);
            },
            kRespond);
    });
}

}  // namespace

void add_routes(web_api::Router& router, const Directory& directory) {
    add_organization_routes(router, directory);
    add_organization_grant_routes(router, directory);
    add_people_routes(router, directory);
}

}  // namespace multaqa::directory
