// The subcommands of the binary behind the command line. Each answers its exit code.
#pragma once

#include <string>
#include <vector>

#include "app/backup.hpp"
#include "app/config.hpp"

namespace multaqa::app {

// Exit codes, the same for every subcommand; documented in --help.
inline constexpr int kExitDone = 0;
inline constexpr int kExitRefused = 1;   // the input was refused; what stands on standard error says why
inline constexpr int kExitUsage = 2;     // the command line or the configuration is wrong
inline constexpr int kExitOutage = 3;    // database, disk or port cannot be used

enum class OutputForm { text, json };

struct ImportOptions {
    std::string file;    // "-" for standard input
    std::string format;  // "ics", "frab", "json", "csv" or "xlsx"; "" = by the file's ending
    std::string event;   // slug; "" for json, which holds its events
    std::string status = "draft";
    std::string time_zone;  // for what names none
    std::string kind;       // of a table: organizations, people, rooms or sessions; "" = as the file is named
    std::string sheet;      // of a workbook; "" = the first
    std::string source;     // whose ids a table holds
    enum class Mode { write, dry_run } mode = Mode::write;
    OutputForm form = OutputForm::text;
};

struct ExportOptions {
    std::string event;  // slug; "" = everything
    std::string to;     // file; "" = standard output
};

struct UserOptions {
    std::string email;
    std::string role;
    OutputForm form = OutputForm::text;
};

struct UserChange {
    enum class Action { reset_password, disable, enable };
    std::string email;
    Action action = Action::reset_password;
    OutputForm form = OutputForm::text;
};

struct TokenOptions {
    std::string email;  // whose token
    std::string name;
    std::string role;        // "" = the account's
    std::string expires_at;  // "" = never
    std::vector<std::string> scopes;
    enum class Use { everything, reading } use = Use::everything;
    OutputForm form = OutputForm::text;
};

struct DemoOptions {
    std::string files;  // folder of the demo's JSON files
    std::string today;  // around which the season of visits lies, "2027-01-12"; "" = the day of the server's clock
    enum class Action { load, show_accounts } action = Action::load;
};

struct BackupOptions {
    std::string to;  // a folder that does not exist yet, or one to put the backup into
    OutputForm form = OutputForm::text;
};

struct RestoreOptions {
    std::string from;  // the folder of the backup
    RestoredTokens tokens = RestoredTokens::stay;
    OutputForm form = OutputForm::text;
};

struct ZoneOptions {
    std::string data;  // a folder with tzdata.zi, such a file, or a version that the database holds; "" = the system's
    OutputForm form = OutputForm::text;
};

int serve(const Config& config);
int run_migrate(const Config& config, OutputForm form);
int run_import(const Config& config, const ImportOptions& options);
int run_table_import(const Config& config, const ImportOptions& options);
int run_json_import(const Config& config, const ImportOptions& options);  // what run_json_export wrote, into an empty database
int run_json_export(const Config& config, const ExportOptions& options);
int run_user_add(const Config& config, const UserOptions& options);  // the password comes from standard input
int run_user_list(const Config& config, OutputForm form);
int run_user_change(const Config& config, const UserChange& change);
int run_user_setup_link(const Config& config, OutputForm form);
int run_token_add(const Config& config, const TokenOptions& options);
int run_demo(const Config& config, const DemoOptions& options);
int run_backup(const Config& config, const BackupOptions& options);
int run_restore(const Config& config, const RestoreOptions& options);
int run_doctor(const Config& config, OutputForm form);  // kExitRefused where anything is at fault
int run_time_zones_status(const Config& config, OutputForm form);
int run_time_zones_preview(const Config& config, const ZoneOptions& options);
int run_time_zones_adopt(const Config& config, const ZoneOptions& options);   // a change that stopped half-way goes on
int run_time_zones_rollback(const Config& config, OutputForm form);           // to where the newest change came from

}  // namespace multaqa::app
