// The subcommand `demo`.
#include <filesystem>
#include <iostream>

#include "access/grant_commands.hpp"
#include "access/user_commands.hpp"
#include "app/demo.hpp"
#include "app/subcommands.hpp"

namespace multaqa::app {
namespace {

int show_accounts(const Config& config) {
    for (const DemoAccount& account : read_demo_accounts(config.data))
        std::cout << "      " << account.email << "   " << account.password << "\n";
    return kExitDone;
}

bool holds_events(LocalClient& client) { return !client.get("/api/v1/events").body.at("items").as_array().empty(); }

// The organizer's account; the others see the demo's events by their role, or as released.
AccountId add_accounts(Installation& installation) {
    AccountId organizer;
    const auto accounts = make_demo_accounts();
    write_demo_accounts(installation.config().data, accounts);
    for (const DemoAccount& account : accounts) {
        const auto added = access::add_user(installation.executor(), access::command_line(), "demo",
                                            {.email = account.email, .password = account.password, .role = *parse_role(account.role), .person = {}});
        if (added.has_error()) throw std::runtime_error("the demo account " + account.email + " was refused: " + std::string(word(added.error().code)));
        if (added->role == Role::organizer) organizer = added->id;
    }
    return organizer;
}

// As if the organizer had created it.
void grant_event(Installation& installation, const AccountId& organizer, const std::string& event) {
    command::Command<int> command;
    command.name = "demo-grant";
    command.locks = [](store::Connection&) { return command::LockSet{.scopes = {access::kScope}, .subjects = {}}; };
    command.run = [organizer, scope = "event:" + event](command::Write& write) -> Result<int> {
        access::grant(write, organizer, scope, GrantRole::organizer);
        return 0;
    };
    if (installation.executor().run<int>(access::command_line(), "demo", std::move(command)).has_error())
        throw std::runtime_error("the demo's organizer could not be given the event " + event);
}

PlainDate today_of(const DemoOptions& options, Instant now) {
    if (options.today.empty()) return PlainDate{std::chrono::floor<date::days>(now).time_since_epoch()};
    const auto day = parse_plain_date(options.today);
    if (!day) throw ConfigError("--today " + options.today + " is no day; write it as 2027-01-12");
    return *day;
}

void load(Installation& installation, LocalClient& client, const std::string& folder, PlainDate today) {
    const AccountId organizer = add_accounts(installation);
    for (const DemoEvent& event : load_demo(client, folder, today)) {
        grant_event(installation, organizer, event.id);
        std::cout << "   /e/" << event.slug << "\n";
    }
}

}  // namespace

int run_demo(const Config& config, const DemoOptions& options) {
    if (options.action == DemoOptions::Action::show_accounts) return show_accounts(config);
    if (!std::filesystem::is_directory(options.files)) throw ConfigError("the demo's files are not at " + options.files + "; name their folder with --files");
    Installation installation(config);
    const PlainDate today = today_of(options, installation.clock()());
    installation.start_executor(nullptr);
    int code = kExitDone;
    {
        Application application(installation, Application::Callers::administrator);
        LocalClient client(application);
        if (holds_events(client)) {
            std::cerr << "multaqa: this database already holds events; the demo goes into an empty one (choose another folder with --data)\n";
            code = kExitRefused;
        } else {
            load(installation, client, options.files, today);
        }
        application.stop_threads();
        installation.executor().drain();
        installation.pool().stop();
    }
    return code;
}

}  // namespace multaqa::app
