#include "app/application.hpp"

#include "access/access_routes.hpp"
#include "access/audit_routes.hpp"
#include "access/stored_key_commands.hpp"
#include "access/user_commands.hpp"
#include "app/knows_scope.hpp"
#include "app/name_users.hpp"
#include "app/web_application.hpp"
#include "app/zone_adoption.hpp"
#include "app/zone_text.hpp"
#include "branding/branding_routes.hpp"
#include "calendars/calendar_commands.hpp"
#include "common/log.hpp"
#include "directory/account_name_queries.hpp"
#include "planning/suggestion_commands.hpp"
#include "planning/zone_change_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/holidays_routes.hpp"
#include "programme/merge_commands.hpp"
#include "programme/session_names_queries.hpp"
#include "programme/table_routes.hpp"
#include "publishing/publishing_routes.hpp"
#include "resources/merge_commands.hpp"
#include "search/missing_commands.hpp"
#include "search/search_routes.hpp"
#include "store/store_error.hpp"

namespace multaqa::app {
namespace {

constexpr std::size_t kPasswordThreads = 1;  // argon2id takes a core and 19 MiB each

bool is_https(const std::string& url) { return url.rfind("https://", 0) == 0; }

// Whoever names people and organisations, which are merged to their left.
std::vector<directory::MergeUser> merge_users() {
    return {{calendars::merge_locks, calendars::move_merged},
            {resources::merge_locks, resources::move_merged},
            {programme::merge_locks, programme::move_merged}};
}

// What an exception out of a handler means to the client.
Problem translate(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(std::move(thrown));
    } catch (const store::StoreError& error) {
        log::error("store-failure", {{"failure", static_cast<std::int64_t>(error.failure())}});
        if (error.is_outage()) return {.code = ProblemCode::storage_unavailable, .retry_after = std::chrono::seconds(2)};
    } catch (const std::exception& error) {
        log::error("handler-failure", {{"what", std::string_view(error.what())}});
    }
    return {.code = ProblemCode::internal_error};
}

std::vector<std::string> trusted_origins(const Config& config) {
    std::vector<std::string> origins = config.origins;
    if (!config.public_url.empty()) origins.push_back(config.public_url);
    return origins;
}

// As a browser writes it: without a slash at the end.
std::string origin_of(const Config& config) {
    auto origin = config.public_url;
    while (!origin.empty() && origin.back() == '/') origin.pop_back();
    return origin;
}

programme::VirtualServers virtual_servers(Installation& installation) {
    const auto& config = installation.config();
    return {.jitsi_url = config.virtual_jitsi_url,
            .bigbluebutton_url = config.virtual_bigbluebutton_url,
            .bigbluebutton_secret = config.virtual_bigbluebutton_secret,
            .early = std::chrono::minutes(config.virtual_join_minutes),
            .room_key = access::ensure_stored_key(installation.database(), installation.executor(), "virtual_room_key")};
}

bool is_rehearsal(const Config& config) { return !config.rehearse.empty(); }

}  // namespace

Application::Application(Installation& installation, Callers callers) : Application(installation, callers, installation.database()) {}

Application::Application(Installation& installation, Callers callers, store::Database& database)
    : installation_(installation), database_(database), callers_(callers), passwords_(kPasswordThreads) {
    access_ = std::make_unique<access::Access>(
        access::Access::Parts{&database_, &installation_.executor(), &passwords_, installation_.clock(), knows_scope, directory::names_of_principals});
    publications_ = std::make_unique<Publications>(
        Publications::Parts{&database_, &prepared_, [this] { return installation_.zones(); }, origin_of(installation_.config())});
    open_capabilities();
    search::index_missing(installation_.executor());
    open_service();
    count_writes();
}

Application::~Application() = default;

bool Application::run_on_pool(std::function<void()> work) { return installation_.pool().try_post(std::move(work)); }

void Application::refresh_branding() {
    if (branded_pages_->refresh() == BrandedPages::Shown::anew) publications_->renew_pages();
}

void Application::stop_threads() {
    imports_->stop();
    passwords_.stop();
}

Result<Caller> Application::authenticate(const web_api::Request& request) {
    if (callers_ == Callers::administrator) return access::command_line();
    return access::authenticate(*access_, request);
}

void Application::open_capabilities() {
    const auto zones = [this] { return installation_.zones(); };
    auto* database = &database_;
    auto* executor = &installation_.executor();
    system_.database = database;
    system_.metrics = &metrics_;
    system_.ready = &ready_;
    system_.zones = zones;
    system_.clock = installation_.clock();
    system_.newer_zone_data = [this] { return newer_zone_version(installation_.config().zoneinfo, installation_.zones()->version()); };
    if (is_rehearsal(installation_.config())) system_.clock_kind = SystemParts::ClockKind::rehearsal;
    directory_ = {database, executor, name_users(), merge_users()};
    calendars_ = {database, executor};
    resources_ = {database, executor, name_users(), installation_.clock(), zones, programme::sees_working_scope,
                  programme::names_of_sessions};
    programme_ = {.database = database,
                  .executor = executor,
                  .clock = installation_.clock(),
                  .ids = &installation_.ids(),
                  .zones = zones,
                  .virtual_servers = virtual_servers(installation_),
                  .documents = installation_.config().data + "/documents",
                  .publication_changed = [this](const EventId& event) { publications_->refresh(event); }};
    imports_ = std::make_unique<programme::ImportDesk>(
        programme::ImportParts{database, executor, installation_.clock(), &installation_.ids(), zones},
        directory::TableParts{database, executor, &installation_.messages(), zones, name_users()});
    planning_ = {.database = database,
                 .executor = executor,
                 .pool = &installation_.pool(),
                 .clock = installation_.clock(),
                 .zones = zones,
                 .messages = &installation_.messages(),
                 .suggestion_key = planning::ensure_suggestion_key(*database, *executor),
                 .zone_supply = zone_supply()};
}

planning::ZoneSupply Application::zone_supply() {
    const auto& zoneinfo = installation_.config().zoneinfo;
    auto* shelf = &installation_.shelf();
    // What bears a version and is no sound text is not there for those who ask for it; the log says why.
    const auto text_on_system = [shelf, zoneinfo](const std::string& version) -> std::optional<planning::ZoneText> {
        if (zone_version_in(zoneinfo) != version) return std::nullopt;
        try {
            auto text = read_zone_text(zoneinfo);
            shelf->get(text);
            return text;
        } catch (const std::exception& failure) {
            log::error("zone-data-unusable", {{"version", version}, {"what", std::string_view(failure.what())}});
            return std::nullopt;
        }
    };
    const auto zones_of = [shelf, text_on_system, database = &database_](const std::string& version) -> std::shared_ptr<const ZoneDatabase> {
        const auto stored = database->read_value([&](store::Connection& db) { return planning::find_zone_text(db, version); });
        if (stored) return shelf->get(version);
        const auto text = text_on_system(version);
        return text ? shelf->get(*text) : nullptr;
    };
    return {.on_system = [zoneinfo] { return zone_version_in(zoneinfo); },
            .text_on_system = text_on_system,
            .zones_of = zones_of,
            .adoption = std::string(word(installation_.config().time_zone_adoption)),
            .change_started = [this] { zone_change_started(); }};
}

void Application::when_zone_change_starts(std::function<void()> told) {
    const std::lock_guard lock(telling_);
    zone_change_told_ = std::move(told);
}

// The answer comes after this: whoever has it reads under the new data.
void Application::zone_change_started() {
    try {
        installation_.shelf().follow_database();
    } catch (const std::exception& failure) {
        log::error("zone-data-not-followed", {{"what", std::string_view(failure.what())}});  // the watch tries again
    }
    const std::lock_guard lock(telling_);
    if (zone_change_told_) zone_change_told_();
}

web_api::Router Application::routes() {
    web_api::Router router;
    const bool https = is_https(installation_.config().public_url);
    add_system_routes(router, system_);
    add_time_zone_routes(router, system_);
    add_event_page(router, database_, prepared_);
    access::add_routes(router, *access_, https ? access::CookieSecurity::always : access::CookieSecurity::by_transport);
    access::add_audit_routes(router, database_, programme::sees_working_scope, directory::names_of_principals);
    directory::add_routes(router, directory_);
    calendars::add_routes(router, calendars_);
    resources::add_routes(router, resources_);
    programme::add_routes(router, programme_);
    imports_->add_routes(router);
    programme::add_holidays_routes(router, {&database_, &installation_.executor(), &installation_.messages(), [this] { return installation_.zones(); }});
    programme::add_table_routes(router, database_, installation_.messages());
    publishing::add_routes(router, {&database_, [this] { return installation_.zones(); }, origin_of(installation_.config())});
    planning::add_routes(router, planning_);
    search::add_routes(router, database_);
    branding::add_routes(router, {&database_, &installation_.executor(), programme_.documents, [this] { refresh_branding(); }});
    return router;
}

void Application::open_service() {
    load_web_application(installation_.config().web, prepared_);
    branded_pages_ = std::make_unique<BrandedPages>(database_, prepared_);
    branded_pages_->refresh();
    publications_->refresh_all();
    service_ = std::make_unique<web_api::ApiService>(web_api::ApiParts{
        .router = routes(),
        .messages = &installation_.messages(),
        .prepared = &prepared_,
        .metrics = &metrics_,
        .run_on_pool = [this](std::function<void()> work) { return run_on_pool(std::move(work)); },
        .authenticate = [this](const web_api::Request& request) { return authenticate(request); },
        .translate = translate,
        .complete = planning::complete_schedule_conflict(planning_),
        .origins = web_api::OriginPolicy(trusted_origins(installation_.config())),
        .application_page = kApplicationPage,
    });
}

void Application::count_writes() {
    const auto probe = [this](const char* name, const char* help, const char* kind, auto read) {
        metrics_.probe(name, help, kind, [this, read] { return static_cast<double>(read(installation_.executor().counts())); });
    };
    using Counts = command::ExecutorCounts;
    probe("multaqa_commands_total", "Commands run", "counter", [](const Counts& c) { return c.commands; });
    probe("multaqa_commands_refused_total", "Commands refused by a rule", "counter", [](const Counts& c) { return c.refused; });
    probe("multaqa_command_groups_total", "Group commits", "counter", [](const Counts& c) { return c.groups; });
    probe("multaqa_commands_queued", "Commands waiting for the writer", "gauge", [](const Counts& c) { return c.queued; });
    metrics_.probe("multaqa_pool_queued", "Requests waiting for a pool thread", "gauge",
                   [this] { return static_cast<double>(installation_.pool().queued()); });
}

}  // namespace multaqa::app
