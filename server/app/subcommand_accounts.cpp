// The subcommands `user add` and `token add`.
#include <iostream>

#include "access/account_queries.hpp"
#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "app/installation.hpp"
#include "app/refusal_text.hpp"
#include "app/subcommands.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {

int run_user_add(const Config& config, const UserOptions& options) {
    const auto role = parse_role(options.role);
    if (!role) throw ConfigError("--role takes admin, protocol, organizer or participant, not '" + options.role + "'");
    std::string password;
    if (!std::getline(std::cin, password)) throw ConfigError("no password arrived on standard input");
    Installation installation(config);
    installation.start_executor(nullptr);
    const auto added = access::add_user(installation.executor(), access::command_line(), "command-line",
                                        {.email = options.email, .password = password, .role = *role, .person = {}});
    if (added.has_error()) return refuse(installation.messages(), added.error(), options.form);
    if (options.form == OutputForm::json)
        std::cout << json::serialize(json::object{{"id", added->id.text()}, {"email", added->email}, {"role", word(added->role)}}) << "\n";
    else
        std::cout << "account added: " << added->email << " (" << word(added->role) << ")\n";
    return kExitDone;
}

int run_token_add(const Config& config, const TokenOptions& options) {
    Installation installation(config);
    installation.start_executor(nullptr);
    const auto added = access::add_token(installation.executor(), options.email, {.name = options.name, .role = {}, .expires_at = {}});
    if (added.has_error()) return refuse(installation.messages(), added.error(), options.form);
    if (options.form == OutputForm::json)
        std::cout << json::serialize(json::object{{"id", added->token.id.text()}, {"secret", added->secret}}) << "\n";
    else
        std::cout << added->secret << "\n";
    return kExitDone;
}

}  // namespace multaqa::app
