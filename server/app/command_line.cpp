#include "app/command_line.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <climits>
#include <filesystem>
#include <iostream>

#include "app/backup.hpp"
#include "app/subcommands.hpp"
#include "store/store_error.hpp"

extern char** environ;

namespace multaqa::app {
namespace {

constexpr const char* kFooter =
    "Every key of multaqa.toml is also an environment variable (MULTAQA_PORT) and a flag (--port).\n"
    "Exit codes: 0 done, 1 refused, 2 wrong usage or configuration, 3 database, disk or port cannot be used.";

std::string folder_of_program() {
    std::error_code unknown;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", unknown);
    return unknown ? "." : path.parent_path().string();
}

std::map<std::string, std::string, std::less<>> environment() {
    std::map<std::string, std::string, std::less<>> ours;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        const auto equals = text.find('=');
        if (text.substr(0, 8) == "MULTAQA_" && equals != std::string_view::npos)
            ours.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return ours;
}

// The settings as flags of one subcommand: all of them for `serve`, what an offline command needs for the others.
class Settings {
  public:
    enum class Reach { offline, serving };

    Settings(CLI::App& app, Reach reach) : reach_(reach) {
        app.add_option("--config", file_, "configuration file (default: multaqa.toml, if there is one)");
        for (const Setting& setting : all_settings()) {
            const bool offline = setting.key == "data" || setting.key == "database" || setting.key == "zoneinfo" || setting.key == "time_zone_adoption" ||
                                 setting.key == "log_level" || setting.key == "log_format";
            if (reach == Reach::offline && !offline) continue;
            std::string flag = "--" + std::string(setting.key);
            std::replace(flag.begin(), flag.end(), '_', '-');
            options_[std::string(setting.key)] = app.add_option(flag, texts_[std::string(setting.key)], std::string(setting.meaning));
        }
    }

    Config load() const {
        ConfigSources sources;
        if (!file_.empty()) sources.file = file_;
        sources.environment = environment();
        for (const auto& [key, option] : options_)
            if (option->count() > 0) sources.flags[key] = texts_.at(key);
        sources.program_folder = folder_of_program();
        Config config = load_config(sources);
        // whoever waits for the end of one command reads its answer, not its requests
        if (reach_ == Reach::offline && config.values.at("log_level").source == "default") config.log_level = log::Level::warning;
        log::configure(config.log_level, config.log_format);
        return config;
    }

  private:
    Reach reach_;
    std::string file_;
    std::map<std::string, std::string> texts_;
    std::map<std::string, CLI::Option*> options_;
};

OutputForm form_of(bool json) { return json ? OutputForm::json : OutputForm::text; }

struct Chosen {
    std::function<int()> run;
};

void add_serve(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("serve", "run the server until SIGINT or SIGTERM");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::serving);
    auto print = std::make_shared<bool>(false);
    command->add_flag("--print-config", *print, "show the effective configuration with its sources and end");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            const Config config = settings->load();
            if (!*print) return serve(config);
            std::cout << print_config(config);
            return kExitDone;
        };
    });
}

void add_migrate(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("migrate", "create the database or bring it up to this version");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] { chosen.run = [=] { return run_migrate(settings->load(), form_of(*json)); }; });
}

void add_import(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("import", "import a programme from an .ics or a frab schedule.xml file, a table (.csv, .xlsx), or a whole JSON export");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<ImportOptions>();
    auto json = std::make_shared<bool>(false);
    auto dry_run = std::make_shared<bool>(false);
    command->add_option("file", options->file, "the file; - for standard input")->required();
    command->add_option("--event", options->event, "slug of the event; created if there is none (programmes and tables of sessions)");
    command->add_option("--format", options->format, "ics, frab, json, csv or xlsx (default: by the file's ending)")->check(CLI::IsMember({"ics", "frab", "json", "csv", "xlsx"}));
    command->add_option("--kind", options->kind, "what a table holds: organizations, people, rooms or sessions; else the file says it by its name (people.xlsx)")->check(CLI::IsMember({"organizations", "people", "rooms", "sessions"}));
    command->add_option("--sheet", options->sheet, "name or number of a workbook's sheet (default: the first)");
    command->add_option("--source", options->source, "whose ids a table's column of ids holds (default: table)");
    command->add_option("--status", options->status, "status of new sessions")->check(CLI::IsMember({"draft", "tentative", "confirmed"}));
    command->add_option("--time-zone", options->time_zone, "zone of what names none, e.g. Africa/Casablanca");
    command->add_flag("--dry-run", *dry_run, "report only, write nothing");
    command->add_flag("--json", *json, "the report as JSON");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            options->mode = *dry_run ? ImportOptions::Mode::dry_run : ImportOptions::Mode::write;
            options->form = form_of(*json);
            if (options->format == "json" || (options->format.empty() && options->file.ends_with(".json"))) return run_json_import(settings->load(), *options);
            if (options->format.empty() && options->file.ends_with(".csv")) options->format = "csv";
            if (options->format.empty() && options->file.ends_with(".xlsx")) options->format = "xlsx";
            if (options->format == "csv" || options->format == "xlsx") return run_table_import(settings->load(), *options);
            return run_import(settings->load(), *options);
        };
    });
}

void add_user_list(CLI::App& user, Chosen& chosen) {
    auto* command = user.add_subcommand("list", "the accounts, one a line");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "each line as JSON");
    command->callback([=, &chosen] { chosen.run = [=] { return run_user_list(settings->load(), form_of(*json)); }; });
}

void add_user_setup_link(CLI::App& user, Chosen& chosen) {
    auto* command = user.add_subcommand("setup-link", "print a link that makes the first administrator, while there is no account");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] { chosen.run = [=] { return run_user_setup_link(settings->load(), form_of(*json)); }; });
}

void add_user_change(CLI::App& user, Chosen& chosen, const char* name, const char* meaning, UserChange::Action action) {
    auto* command = user.add_subcommand(name, meaning);
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto change = std::make_shared<UserChange>();
    auto json = std::make_shared<bool>(false);
    change->action = action;
    command->add_option("--email", change->email, "the account's e-mail address")->required();
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            change->form = form_of(*json);
            return run_user_change(settings->load(), *change);
        };
    });
}

void add_export(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("export", "write directory, resources and programmes as JSON, as of one moment, while the server runs");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<ExportOptions>();
    auto format = std::make_shared<std::string>();
    command->add_option("--format", *format, "json")->required()->check(CLI::IsMember({"json"}));
    command->add_option("--event", options->event, "slug of the one event wanted (default: all)");
    command->add_option("--to", options->to, "file to write (default: standard output)");
    command->callback([=, &chosen] { chosen.run = [=] { return run_json_export(settings->load(), *options); }; });
}

void add_backup(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("backup", "copy database, documents and zone data while the server runs; checked before it bears its name");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<BackupOptions>();
    auto json = std::make_shared<bool>(false);
    command->add_option("--to", options->to, "a folder that does not exist yet, or one to put the backup into")->required();
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            options->form = form_of(*json);
            return run_backup(settings->load(), *options);
        };
    });
}

void add_restore(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("restore", "make a new installation of a backup, in an empty folder and an empty database");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<RestoreOptions>();
    auto json = std::make_shared<bool>(false);
    auto end_tokens = std::make_shared<bool>(false);
    command->add_option("--from", options->from, "the folder of the backup")->required();
    command->add_flag("--end-tokens", *end_tokens, "end every API token as well; sign-ins and links that work once always end");
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            options->form = form_of(*json);
            if (*end_tokens) options->tokens = RestoredTokens::end;
            return run_restore(settings->load(), *options);
        };
    });
}

void add_doctor(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("doctor", "look the installation over, change nothing; exit code 1 where anything is at fault");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] { chosen.run = [=] { return run_doctor(settings->load(), form_of(*json)); }; });
}

void add_user(CLI::App& app, Chosen& chosen) {
    using Action = UserChange::Action;
    auto* user = app.add_subcommand("user", "accounts")->require_subcommand(1);
    add_user_list(*user, chosen);
    add_user_setup_link(*user, chosen);
    add_user_change(*user, chosen, "reset", "print a link that gives the account a new password", Action::reset_password);
    add_user_change(*user, chosen, "disable", "sign the account out everywhere and let it in no more", Action::disable);
    add_user_change(*user, chosen, "enable", "let a disabled account in again", Action::enable);
    auto* command = user->add_subcommand("add", "add an account; the password is read from standard input");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<UserOptions>();
    auto json = std::make_shared<bool>(false);
    auto from_input = std::make_shared<bool>(false);
    command->add_option("--email", options->email, "e-mail address to sign in with")->required();
    command->add_option("--role", options->role, "admin, protocol, organizer or participant")->required();
    command->add_flag("--password-stdin", *from_input, "read the password from standard input (one line)")->required();
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            options->form = form_of(*json);
            return run_user_add(settings->load(), *options);
        };
    });
}

void add_token(CLI::App& app, Chosen& chosen) {
    auto* token = app.add_subcommand("token", "API tokens")->require_subcommand(1);
    auto* command = token->add_subcommand("add", "make an API token for an account; the secret is printed once");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<TokenOptions>();
    auto read_only = std::make_shared<bool>(false);
    auto json = std::make_shared<bool>(false);
    command->add_option("--email", options->email, "account of the token")->required();
    command->add_option("--name", options->name, "what it is for")->required();
    command->add_option("--role", options->role, "at most the account's, which is the default");
    command->add_option("--expires-at", options->expires_at, "the instant at which it ends, e.g. 2027-01-12T09:00:00Z");
    command->add_option("--scope", options->scopes, "count in this scope alone: event:ID or organization:ID; may be repeated");
    command->add_flag("--read-only", *read_only, "let it change nothing");
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            options->form = form_of(*json);
            if (*read_only) options->use = TokenOptions::Use::reading;
            return run_token_add(settings->load(), *options);
        };
    });
}

void add_demo(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("demo", "load the demo into an empty installation");
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<DemoOptions>();
    auto show = std::make_shared<bool>(false);
    command->add_option("--files", options->files, "folder of the demo's files (default: demo beside the program)");
    command->add_option("--today", options->today, "the day around which the season of visits lies, e.g. 2027-01-12 (default: today)");
    command->add_flag("--show-accounts", *show, "print the demo accounts and end");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            if (options->files.empty()) options->files = folder_of_program() + "/demo";
            options->action = *show ? DemoOptions::Action::show_accounts : DemoOptions::Action::load;
            return run_demo(settings->load(), *options);
        };
    });
}

// Of what is named, or without a name of the system's.
void add_zone_command(CLI::App& zones, Chosen& chosen, const char* name, const char* meaning, int (*run)(const Config&, const ZoneOptions&)) {
    auto* command = zones.add_subcommand(name, meaning);
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto options = std::make_shared<ZoneOptions>();
    auto json = std::make_shared<bool>(false);
    command->add_option("data", options->data, "a folder that holds tzdata.zi, such a file, or a version that the database holds (default: the system's)");
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] {
        chosen.run = [=] {
            options->form = form_of(*json);
            return run(settings->load(), *options);
        };
    });
}

void add_plain_zone_command(CLI::App& zones, Chosen& chosen, const char* name, const char* meaning, int (*run)(const Config&, OutputForm)) {
    auto* command = zones.add_subcommand(name, meaning);
    auto settings = std::make_shared<Settings>(*command, Settings::Reach::offline);
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "answer as JSON");
    command->callback([=, &chosen] { chosen.run = [=] { return run(settings->load(), form_of(*json)); }; });
}

void add_time_zones(CLI::App& app, Chosen& chosen) {
    auto* zones = app.add_subcommand("time-zones", "time zone data")->require_subcommand(1);
    add_plain_zone_command(*zones, chosen, "status", "which release is adopted, and whether the system has a newer one", run_time_zones_status);
    add_zone_command(*zones, chosen, "preview", "what another release would move; nothing is written", run_time_zones_preview);
    add_zone_command(*zones, chosen, "adopt", "adopt another release and move what it moves, while the server runs or not", run_time_zones_adopt);
    add_plain_zone_command(*zones, chosen, "rollback", "adopt the release again from which the newest change came; later edits stay", run_time_zones_rollback);
}

int run_guarded(const std::function<int()>& run) {
    try {
        return run();
    } catch (const ConfigError& error) {
        std::cerr << "multaqa: " << error.what() << "\n";
        return kExitUsage;
    } catch (const BackupRefused& error) {
        std::cerr << "multaqa: " << error.what() << "\n";
        return kExitRefused;
    } catch (const store::StoreError& error) {
        std::cerr << "multaqa: " << error.what() << "\n";
        return kExitOutage;
    } catch (const std::exception& error) {
        std::cerr << "multaqa: " << error.what() << "\n";
        return kExitOutage;
    }
}

}  // namespace

int run_command_line(int argc, char** argv) {
    CLI::App app{"Multaqa: event and delegation scheduling server", "multaqa"};
    app.require_subcommand(1);
    app.footer(kFooter);
    Chosen chosen;
    add_serve(app, chosen);
    add_migrate(app, chosen);
    add_import(app, chosen);
    add_export(app, chosen);
    add_backup(app, chosen);
    add_restore(app, chosen);
    add_doctor(app, chosen);
    add_user(app, chosen);
    add_token(app, chosen);
    add_demo(app, chosen);
    add_time_zones(app, chosen);
    app.add_subcommand("version", "print the version")->callback([&chosen] {
        chosen.run = [] {
            std::cout << "multaqa " << kVersion << "\n";
            return kExitDone;
        };
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kExitDone : kExitUsage;
    }
    return run_guarded(chosen.run);
}

}  // namespace multaqa::app
