// API tokens: made, shown once, revoked.
#pragma once

#include <optional>
#include <string>

#include "access/api_token.hpp"
#include "access/scope_queries.hpp"
#include "command/command.hpp"
#include "command/executor.hpp"

namespace multaqa::access {

struct NewToken {
    std::string name;
    std::optional<Role> role;  // at most the caller's, which is the default
    std::optional<Instant> expires_at;
    std::vector<std::string> scopes;  // in which alone it counts; empty: everywhere
    Reach reach = Reach::reads_and_writes;
};
struct TokenWithSecret {
    ApiToken token;
    std::string secret;  // "mq_…"; nothing stored gives it back
};

// For the caller's own account. forbidden for a role beyond the caller's, and for a token that counts in some scopes
// only; `faults` are those of reading the input.
command::Command<TokenWithSecret> create_token(NewToken wanted, std::vector<Fault> faults,
                                               std::optional<command::IdempotencyKey> key = {}, KnowsScope known = {});
// The caller's own; not_found otherwise.
command::Command<TokenId> delete_token(TokenId id);

// For the command line: a token of the account with this e-mail. not_found where there is none. Waits.
Result<TokenWithSecret> add_token(command::Executor& executor, std::string_view email, NewToken wanted, KnowsScope known = {});

}  // namespace multaqa::access
