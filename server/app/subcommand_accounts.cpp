// The subcommands `user …` and `token add`.
#include <functional>
#include <iostream>

#include "access/account_commands.hpp"
#include "access/account_queries.hpp"
#include "access/invitation_commands.hpp"
#include "access/password_commands.hpp"
#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "app/installation.hpp"
#include "app/knows_scope.hpp"
#include "app/refusal_text.hpp"
#include "app/setup_link.hpp"
#include "app/subcommands.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {
namespace {

void print(const json::object& answer, const std::string& text, OutputForm form) {
    if (form == OutputForm::json)
        std::cout << json::serialize(answer) << "\n";
    else
        std::cout << text << "\n";
}

std::string state_of(const access::Account& account) { return access::is_enabled(account) ? "" : ", disabled"; }

json::object json_of(const access::Account& account) {
    return {{"id", account.id.text()},
            {"email", account.email},
            {"role", word(account.role)},
            {"disabled", !access::is_enabled(account)}};
}

template <class T>
Result<T> run(Installation& installation, command::Command<T> command) {
    auto outcome = installation.executor().run<T>(access::command_line(), "command-line", std::move(command));
    if (outcome.has_error()) return std::move(outcome).error();
    return std::get<T>(std::move(*outcome));
}

int print_link(const Config& config, const access::IssuedLink& issued, OutputForm form) {
    const std::string link = config.public_url + access::address_of(issued);
    print({{"link", link}, {"expiresAt", format_utc(issued.link.expires_at)}},
          link + "\nvalid once, until " + format_utc(issued.link.expires_at), form);
    return kExitDone;
}

int reset_password(Installation& installation, const access::Account& account, OutputForm form) {
    const auto issued = run(installation, access::issue_password_reset(account.id));
    if (issued.has_error()) return refuse(installation.messages(), issued.error(), form);
    return print_link(installation.config(), *issued, form);
}

int set_state(Installation& installation, const access::Account& account, access::AccountPatch::State state, OutputForm form) {
    const auto changed = run(installation, access::patch_account({.account = account.id,
                                                                  .version = account.version,
                                                                  .patch = {.role = {}, .state = state, .person = {}},
                                                                  .faults = {}},
                                                                 knows_scope));
    if (changed.has_error()) return refuse(installation.messages(), changed.error(), form);
    print(json_of(*changed), "account " + changed->email + " (" + std::string(word(changed->role)) + state_of(*changed) + ")", form);
    return kExitDone;
}

access::NewToken new_token(const TokenOptions& options) {
    access::NewToken wanted{.name = options.name, .scopes = options.scopes};
    wanted.role = parse_role(options.role);
    if (!options.role.empty() && !wanted.role)
        throw ConfigError("--role takes admin, protocol, organizer or participant, not '" + options.role + "'");
    wanted.expires_at = parse_utc(options.expires_at);
    if (!options.expires_at.empty() && !wanted.expires_at)
        throw ConfigError("--expires-at takes an instant such as 2027-01-12T09:00:00Z, not '" + options.expires_at + "'");
    if (options.use == TokenOptions::Use::reading) wanted.reach = Reach::reads;
    return wanted;
}

}  // namespace

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
    print(json_of(*added), "account added: " + added->email + " (" + std::string(word(added->role)) + ")", options.form);
    return kExitDone;
}

int run_user_list(const Config& config, OutputForm form) {
    constexpr std::size_t kPortion = 200;
    Installation installation(config);
    AccountId after;
    do {
        const auto page = installation.database().read_value(
            [&](store::Connection& db) { return access::list_accounts(db, access::command_line(), after, kPortion); });
        for (const auto& account : page->items)
            print(json_of(account), account.email + " (" + std::string(word(account.role)) + state_of(account) + ")", form);
        after = AccountId{page->next_cursor};
    } while (!after.empty());
    return kExitDone;
}

int run_user_change(const Config& config, const UserChange& change) {
    Installation installation(config);
    installation.start_executor(nullptr);
    const auto account = installation.database().read_value(
        [&](store::Connection& db) { return access::find_account_by_email(db, change.email); });
    if (!account) return refuse(installation.messages(), not_found(), change.form);
    switch (change.action) {
        case UserChange::Action::reset_password: return reset_password(installation, *account, change.form);
        case UserChange::Action::disable: return set_state(installation, *account, access::AccountPatch::State::disabled, change.form);
        case UserChange::Action::enable: return set_state(installation, *account, access::AccountPatch::State::enabled, change.form);
    }
    return kExitUsage;
}

int run_user_setup_link(const Config& config, OutputForm form) {
    Installation installation(config);
    installation.start_executor(nullptr);
    if (!needs_first_administrator(installation)) {
        std::cerr << "multaqa: there are accounts already; list them with 'multaqa user list', or let one in again with 'multaqa user reset'\n";
        return kExitRefused;
    }
    const auto issued = access::issue_setup_link(installation.executor());
    if (issued.has_error()) return refuse(installation.messages(), issued.error(), form);
    return print_link(config, *issued, form);
}

int run_token_add(const Config& config, const TokenOptions& options) {
    const auto wanted = new_token(options);
    Installation installation(config);
    installation.start_executor(nullptr);
    const auto added = access::add_token(installation.executor(), options.email, wanted, knows_scope);
    if (added.has_error()) return refuse(installation.messages(), added.error(), options.form);
    print({{"id", added->token.id.text()}, {"secret", added->secret}}, added->secret, options.form);
    return kExitDone;
}

}  // namespace multaqa::app
