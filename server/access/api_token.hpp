// A token with which a program asks in the name of an account (Authorization: Bearer mq_…).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"

namespace multaqa::access {

inline constexpr std::string_view kTokenPrefix = "mq_";

struct ApiToken {
    TokenId id;
    AccountId account;
    std::string name;
    Role role = Role::participant;
    std::vector<std::string> scopes;  // in which alone it counts; empty: everywhere
    Reach reach = Reach::reads_and_writes;
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> used_at;

    friend bool operator==(const ApiToken&, const ApiToken&) = default;
};

bool is_alive(const ApiToken& token, Instant now);
// The last use is written down every few minutes at most, not at every request.
bool is_worth_touching(const ApiToken& token, Instant now);
// The scopes once `gone` has become `survivor`: each is named once.
std::vector<std::string> moved_scopes(std::vector<std::string> scopes, const std::string& gone, const std::string& survivor);
// "mq_" and 43 characters of base64url; nothing else is worth a look at the database.
bool has_token_shape(std::string_view secret);

}  // namespace multaqa::access
