// /accounts, their password resets, /account-invitations: for administrators.
#include "access/access_routes.hpp"
#include "access/account_commands.hpp"
#include "access/account_documents.hpp"
#include "access/account_queries.hpp"
#include "access/answer_routes.hpp"
#include "access/invitation_commands.hpp"
#include "access/password_commands.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kAccounts = "/api/v1/accounts";
constexpr const char* kInvitations = "/api/v1/account-invitations";

std::vector<Grant> read_grants(json::ObjectReader& reader, std::vector<Fault>& faults) {
    std::vector<Grant> grants;
    const auto* const list = reader.find("grants");
    if (list == nullptr || list->is_null()) return grants;
    if (!list->is_array()) return reader.fault("grants", "fault.type", {{"expected", "array"}}), grants;
    if (list->as_array().size() > limits::kAccountGrants)
        return reader.fault("grants", "fault.too-many-items", {{"max", std::to_string(limits::kAccountGrants)}}), grants;
    for (const auto& item : list->as_array()) {
        json::ObjectReader one(item, faults, "/grants/" + std::to_string(grants.size()));
        Grant grant{one.required_text("scope", limits::kScopeBytes).value_or(""), GrantRole::viewer};
        if (const auto role = one.optional_word("role", parse_grant_role)) grant.role = *role;
        one.refuse_unknown();
        grants.push_back(std::move(grant));
    }
    return grants;
}

NewInvitation read_invitation(const json::value& body) {
    NewInvitation wanted;
    json::ObjectReader reader(body, wanted.faults);
    wanted.invitation.email = reader.required_text("email", limits::kEmailBytes).value_or("");
    wanted.invitation.role = reader.optional_word("role", parse_role).value_or(Role::participant);
    wanted.invitation.grants = read_grants(reader, wanted.faults);
    reader.refuse_unknown();
    return wanted;
}

AccountPatch read_patch(const json::value& body, std::vector<Fault>& faults) {
    json::ObjectReader reader(body, faults);
    AccountPatch patch;
    patch.role = reader.optional_word("role", parse_role);
    if (const auto disabled = reader.optional_flag("disabled"))
        patch.state = *disabled ? AccountPatch::State::disabled : AccountPatch::State::enabled;
    if (reader.presence("personId") == json::Presence::null) patch.person.emplace();
    if (auto person = reader.optional_id<PersonId>("personId")) patch.person.emplace(std::move(person));
    reader.refuse_unknown();
    return patch;
}

Response respond(const Account& account) {
    return web_api::resource_response(200, document(account), account.version);
}

void change(Access& access, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    auto id = id_of<AccountId>(request);
    if (id.has_error() || !request.caller.is_admin()) return exchange->answer(not_found());
    const auto version = web_api::required_version(request);
    if (version.has_error()) return exchange->answer(version.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    PatchAccount wanted{.account = std::move(*id), .version = *version};
    wanted.patch = read_patch(*body, wanted.faults);
    answer_command(*access.parts().executor, exchange, patch_account(std::move(wanted), access.parts().knows_scope), respond);
}

// A repeat finds the link, but its secret is gone.
template <class CommandOf>
void issue(Access& access, const ExchangePtr& exchange, CommandOf command_of) {
    answer_creation<IssuedLink>(
        *access.parts().executor, exchange, command_of,
        [](const IssuedLink& issued) { return issued.secret.empty() ? document(issued.link) : document(issued); },
        [&access](const std::string& id) -> std::optional<IssuedLink> {
            auto link = access.parts().database->read_value([&](store::Connection& db) { return find_link(db, LinkId{id}); });
            if (!link) return std::nullopt;
            return IssuedLink{std::move(*link), ""};
        });
}

void add_invitation_routes(web_api::Router& router, Access& access) {
    router.get(kInvitations, Entry::signed_in, [&access](const Request& request) {
        return answer_list<LinkId>(
            request,
            [&](const LinkId& after, std::size_t limit) {
                return access.parts().database->read_value(
                    [&](store::Connection& db) { return list_invitations(db, request.caller, after, limit); });
            },
            [](const Link& link) { return document(link); });
    });
    router.post(kInvitations, Entry::signed_in, [&access](const ExchangePtr& exchange) {
        issue(access, exchange, [&access](const json::value& body, auto key) {
            return invite(read_invitation(body), access.parts().knows_scope, std::move(key));
        });
    });
    router.delete_(std::string(kInvitations) + "/{id}", Entry::signed_in, [&access](const ExchangePtr& exchange) {
        const auto id = id_of<LinkId>(exchange->request());
        if (id.has_error()) return exchange->answer(id.error());
        answer_command(*access.parts().executor, exchange, revoke_invitation(*id),
                       [](const LinkId&) { return web_api::no_content(); });
    });
}

}  // namespace

void add_account_routes(web_api::Router& router, Access& access) {
    const auto one = std::string(kAccounts) + "/{id}";
    router.get(kAccounts, Entry::signed_in, [&access](const Request& request) {
        return answer_list<AccountId>(
            request,
            [&](const AccountId& after, std::size_t limit) {
                return access.parts().database->read_value(
                    [&](store::Connection& db) { return list_accounts(db, request.caller, after, limit); });
            },
            [](const Account& account) { return document(account); });
    });
    router.get(one, Entry::signed_in, [&access](const Request& request) -> Result<Response> {
        const auto id = id_of<AccountId>(request);
        if (id.has_error()) return id.error();
        const auto account = access.parts().database->read_value(
            [&](store::Connection& db) { return get_account(db, request.caller, *id); });
        if (account.has_error()) return account.error();
        return respond(*account);
    });
    router.patch(one, Entry::signed_in, [&access](const ExchangePtr& exchange) { change(access, exchange); });
    router.post(one + "/password-resets", Entry::signed_in, [&access](const ExchangePtr& exchange) {
        const auto id = id_of<AccountId>(exchange->request());
        if (id.has_error()) return exchange->answer(id.error());
        issue(access, exchange,
              [id = *id](const json::value&, auto key) { return issue_password_reset(id, std::move(key)); });
    });
    add_invitation_routes(router, access);
}

}  // namespace multaqa::access
