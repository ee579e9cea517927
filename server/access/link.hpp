// A link that needs no account (DECISIONS 24): a random secret for one purpose, stored hashed, expiring, revocable.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"

namespace multaqa::access {

// Later purposes (feeds, focal points, signs) join this list.
enum class LinkPurpose {
    first_administrator,  // makes the first account of an installation
    invitation,           // makes the account of a colleague
    password_reset,       // gives an account a new password
    agenda,               // receives what is released of a restricted event
};
inline constexpr std::array kLinkPurposes{LinkPurpose::first_administrator, LinkPurpose::invitation, LinkPurpose::password_reset,
                                          LinkPurpose::agenda};
std::optional<LinkPurpose> parse_link_purpose(std::string_view word);
std::string_view word(LinkPurpose purpose);

// What a colleague becomes who follows the link.
struct Invitation {
    std::string email;  // folded
    Role role = Role::participant;
    std::vector<Grant> grants;
    friend bool operator==(const Invitation&, const Invitation&) = default;
};

struct Link {
    LinkId id;
    LinkPurpose purpose{};
    std::string scope;  // what it opens: "event:{id}", "account:{id}", "access"
    std::string label;  // whom it was given to, in the issuer's words; may be ""
    std::optional<Invitation> invitation;
    std::optional<AccountId> created_by;
    Instant created_at;
    Instant expires_at;
    std::optional<Instant> used_at;
    friend bool operator==(const Link&, const Link&) = default;
};
struct IssuedLink {
    Link link;
    std::string secret;  // nothing stored gives it back; "" in the answer to a repeat
};

// What makes or changes an account works once.
bool works_once(LinkPurpose purpose);
std::chrono::microseconds lifetime_of(LinkPurpose purpose);  // unless said otherwise
bool is_alive(const Link& link, Instant now);
// "/invitation#SECRET": below the public address. The secret is in the fragment, which browsers send to no server.
std::string address_of(const IssuedLink& issued);
// The shape of every secret of ours: 43 characters of base64url. Nothing else is worth a look at the database.
bool has_secret_shape(std::string_view secret);

// The grants once the scope `gone` has become `survivor`: the stronger of two stays.
std::vector<Grant> moved_grants(std::vector<Grant> grants, const std::string& gone, const std::string& survivor);

// A browser's links: their secrets with "." between, the newest last, at most limits::kLinksPerBrowser.
std::vector<std::string> split_secrets(std::string_view cookie);
std::string with_secret(std::string_view cookie, const std::string& secret);
std::string join_secrets(const std::vector<std::string>& secrets);

}  // namespace multaqa::access
