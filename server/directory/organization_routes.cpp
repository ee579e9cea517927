#include "directory/entry_routes.hpp"
#include "directory/organization_codec.hpp"
#include "directory/organization_commands.hpp"
#include "directory/organization_queries.hpp"

namespace multaqa::directory {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kOrganizations = "/api/v1/organizations";

// Only staff come as far as this.
Response respond_with_organization(int status, const Organization& organization) {
    return entry_response(status, document(organization, Viewer::staff), kOrganizations,
                          organization.id.text(), organization.version);
}

Result<Organization> read_one(const Directory& directory, const Caller& caller, const OrganizationId& id) {
    return directory.database->read_value(
        [&](store::Connection& db) { return get_organization(db, caller, id); });
}

Result<Response> answer_organization(const Directory& directory, const Request& request) {
    const auto id = OrganizationId::parse(request.path_parameter("id"));
    if (!id) return not_found();
    const auto found = read_one(directory, request.caller, *id);
    if (found.has_error()) return found.error();
    return at_home(respond_with_organization(200, *found), request, kOrganizations, found->id.text());
}

Result<OrganizationFilter> organization_filter(const Request& request) {
    OrganizationFilter filter;
    const auto kind = word_filter(request, "kind", parse_organization_kind);
    if (kind.has_error()) return kind.error();
    const auto parent = id_filter<OrganizationId>(request, "parentId");
    if (parent.has_error()) return parent.error();
    const auto words = words_filter(request);
    if (words.has_error()) return words.error();
    const auto archived = archived_filter(request);
    if (archived.has_error()) return archived.error();
    if (const auto country = request.query_parameter("country")) {
        if (!is_country_code(*country)) return validation_failed("?country", "fault.country");
        filter.country = std::string(*country);
    }
    filter.kind = *kind;
    filter.parent = *parent;
    filter.words = *words;
    filter.archived = archived->value_or(false);
    return filter;
}

Result<Response> answer_organizations(const Directory& directory, const Request& request) {
    const auto filter = organization_filter(request);
    if (filter.has_error()) return filter.error();
    return answer_list<OrganizationId>(
        request,
        [&](const OrganizationId& after, std::size_t limit) {
            return directory.database->read_value([&](store::Connection& db) {
                return list_organizations(db, request.caller, *filter, after, limit);
            });
        },
        [](const Organization& organization) { return document(organization, Viewer::staff); });
}

void create_organization_in(const ExchangePtr& exchange, const Directory& directory) {
    answer_creation<Organization>(
        exchange, *directory.executor,
        [](const json::value& body, auto key) {
            return create_organization(read_organization(body), std::move(key));
        },
        [&directory](int status, const Organization& made) {
            auto shown = with_duplicates(document(made, Viewer::staff), directory,
                                         static_cast<const OrganizationFields&>(made), made.id);
            return entry_response(status, std::move(shown), kOrganizations, made.id.text(), made.version);
        },
        [&directory](const Caller& caller, const std::string& id) {
            return read_one(directory, caller, OrganizationId{id});
        });
}

void merge_organization_into(const ExchangePtr& exchange, const Directory& directory) {
    answer_merge<Organization, OrganizationId>(
        exchange, *directory.executor, "organizationId",
        [&directory](const OrganizationId& survivor, std::int64_t version, const OrganizationId& gone,
                     const MergeGovernance& governance, auto key) {
            return merge_organizations(survivor, version, gone, governance,
                                       {directory.merge_users, directory.name_users}, std::move(key));
        },
        [](const Organization& survivor) {
            return std::pair(document(survivor, Viewer::staff), survivor.version);
        },
        [&directory](const Caller& caller, const std::string& id) {
            return read_one(directory, caller, OrganizationId{id});
        });
}

}  // namespace

void add_organization_routes(web_api::Router& router, const Directory& directory) {
    const auto one = std::string(kOrganizations) + "/{id}";
    router.get(kOrganizations, Entry::signed_in,
               [&directory](const Request& request) { return answer_organizations(directory, request); });
    router.post(kOrganizations, Entry::signed_in,
                [&directory](const ExchangePtr& exchange) { create_organization_in(exchange, directory); });
    router.post(std::string(kOrganizations) + "/duplicates", Entry::signed_in,
                [&directory](const ExchangePtr& exchange) {
                    answer_duplicates<OrganizationFields>(exchange, directory, read_organization);
                });
    router.get(one, Entry::signed_in,
               [&directory](const Request& request) { return answer_organization(directory, request); });
    router.patch(one, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_change<Organization, OrganizationId>(
            exchange, *directory.executor,
            [&](const OrganizationId& id, std::int64_t version, json::value patch) {
                return update_organization(id, version, merge(std::move(patch), read_organization),
                                           directory.name_users);
            },
            respond_with_organization);
    });
    router.post(one + "/merge", Entry::signed_in,
                [&directory](const ExchangePtr& exchange) { merge_organization_into(exchange, directory); });
}

}  // namespace multaqa::directory
