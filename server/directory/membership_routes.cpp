#include "directory/directory_documents.hpp"
#include "directory/directory_routes.hpp"
#include "directory/item_routes.hpp"
#include "directory/membership_codec.hpp"
#include "directory/membership_commands.hpp"
#include "directory/membership_queries.hpp"

namespace multaqa::directory {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kMemberships = "/api/v1/memberships";

Response respond_with_membership(int status, const Membership& membership) {
    auto response = web_api::resource_response(status, document(membership), membership.version);
    if (status == 201) response.with("Location", std::string(kMemberships) + "/" + membership.id.text());
    return response;
}

Result<Membership> read_one(const Directory& directory, const Caller& caller, const MembershipId& id) {
    return directory.database->read_value(
        [&](store::Connection& db) { return get_membership(db, caller, id); });
}

Result<MembershipFilter> membership_filter(const Request& request) {
    const auto organization = id_filter<OrganizationId>(request, "organizationId");
    if (organization.has_error()) return organization.error();
    const auto person = id_filter<PersonId>(request, "personId");
    if (person.has_error()) return person.error();
    const auto member = id_filter<OrganizationId>(request, "memberOrganizationId");
    if (member.has_error()) return member.error();
    const auto role = word_filter(request, "role", parse_membership_role);
    if (role.has_error()) return role.error();
    const auto archived = archived_filter(request);
    if (archived.has_error()) return archived.error();
    MembershipFilter filter{*organization, *person, *member, *role, std::nullopt, archived->value_or(false)};
    if (const auto on = request.query_parameter("on")) {
        filter.on = parse_plain_date(*on);
        if (!filter.on) return validation_failed("?on", "fault.date");
    }
    return filter;
}

Result<Response> answer_memberships(const Directory& directory, const Request& request) {
    const auto filter = membership_filter(request);
    if (filter.has_error()) return filter.error();
    return answer_list<MembershipId>(
        request,
        [&](const MembershipId& after, std::size_t limit) {
            return directory.database->read_value([&](store::Connection& db) {
                return list_memberships(db, request.caller, *filter, after, limit);
            });
        },
        [](const Membership& membership) { return document(membership); });
}

Result<Response> answer_membership(const Directory& directory, const Request& request) {
    const auto id = MembershipId::parse(request.path_parameter("id"));
    if (!id) return not_found();
    const auto found = read_one(directory, request.caller, *id);
    if (found.has_error()) return found.error();
    return respond_with_membership(200, *found);
}

}  // namespace

void add_membership_routes(web_api::Router& router, const Directory& directory) {
    router.get(kMemberships, Entry::signed_in,
               [&directory](const Request& request) { return answer_memberships(directory, request); });
    router.post(kMemberships, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_creation<Membership>(
            exchange, *directory.executor,
            [](const json::value& body, auto key) {
                return create_membership(read_membership(body), std::move(key));
            },
            respond_with_membership,
            [&directory](const Caller& caller, const std::string& id) {
                return read_one(directory, caller, MembershipId{id});
            });
    });
    const auto one = std::string(kMemberships) + "/{id}";
    router.get(one, Entry::signed_in,
               [&directory](const Request& request) { return answer_membership(directory, request); });
    router.patch(one, Entry::signed_in, [&directory](const ExchangePtr& exchange) {
        answer_change<Membership, MembershipId>(
            exchange, *directory.executor,
            [](const MembershipId& id, std::int64_t version, json::value patch) {
                return update_membership(id, version, merge(std::move(patch), read_membership));
            },
            respond_with_membership);
    });
}

}  // namespace multaqa::directory
