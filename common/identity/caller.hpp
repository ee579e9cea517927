// Who asks: the account, its role and what it was granted. Decided once per request, before any use case runs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/time/instant.hpp"

namespace multaqa {

// What one may do (DECISIONS 39), in ascending order of rights. Deny by default: anonymous is the start value.
enum class Role { anonymous, participant, organizer, protocol, admin };
std::optional<Role> parse_role(std::string_view word);  // never "anonymous"
std::string_view word(Role role);

// What one may do in one scope, in ascending order: receive what is released although it is restricted; see the working
// programme; edit it; publish it and grant these rights to others.
enum class GrantRole { participant, viewer, editor, organizer };
std::optional<GrantRole> parse_grant_role(std::string_view word);
std::string_view word(GrantRole role);

// A right in one scope ("event:{id}", "organization:{id}"); the scope id is opaque to access (DECISIONS 27).
struct Grant {
    std::string scope;
    GrantRole role = GrantRole::organizer;
    friend bool operator==(const Grant&, const Grant&) = default;
};

// Topics that tell every node whose rights have changed: "rights/" and a subject of Caller::stands_on.
inline constexpr std::string_view kRightsTopicPrefix = "rights/";

// Whether the caller may do anything but read, wherever its rights lie.
enum class Reach { reads_and_writes, reads };

struct Caller {
    // Whose rights these are. None: anonymous, or the command line, which acts for nobody.
    std::optional<AccountId> account;
    Role role = Role::anonymous;
    std::vector<Grant> grants;
    std::vector<std::string> scopes;  // of a token that counts in these alone; empty: everywhere
    Reach reach = Reach::reads_and_writes;
    std::optional<SignInId> sign_in;  // what it came with: a cookie,
    std::optional<TokenId> token;     // a token,
    std::vector<LinkId> links;        // links without account
    std::optional<AccountId> actor;   // who truly acts, where it is in the name of somebody else
    std::string acts_for;             // in whose: "account:{id}" or "person:{id}"; "" in its own
    std::optional<Instant> until;     // when the first of what it came with ends unless it is prolonged; none: never

    // The account that truly asks, in whose name ever.
    const std::optional<AccountId>& asker() const { return actor ? actor : account; }
    bool is_signed_in() const { return role != Role::anonymous; }
    bool counts_everywhere() const { return scopes.empty(); }
    bool is_admin() const { return role == Role::admin && counts_everywhere(); }
    // Organizer of every event; may override what the rules let be overridden.
    bool is_protocol() const { return role >= Role::protocol && counts_everywhere(); }
    bool may_create_events() const { return role >= Role::organizer && counts_everywhere(); }
    // Works with the directory and the rooms: whoever may be staff of anything.
    bool is_staff() const { return role >= Role::organizer && counts_everywhere(); }
    // The strongest right in any of `names`, all of which stand for the same thing (an event, and the organizations that
    // organize it). None: what everybody may.
    std::optional<GrantRole> right_in(std::span<const std::string> names) const;
    // Has at least this right in one scope.
    bool has_right(std::string_view scope, GrantRole least) const {
        const std::string name(scope);
        const auto right = right_in({&name, 1});
        return right && *right >= least;
    }
    // Whether its rights may be others once those of `subject` are: "account/{id}", "token/{id}", "link/{id}".
    bool stands_on(std::string_view subject) const;
};

}  // namespace multaqa
