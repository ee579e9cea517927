#include "tests/api/support/api_server.hpp"

#include <filesystem>

#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {
namespace {

JsonAnswer json_answer(HttpAnswer answer) {
    JsonAnswer result;
    result.status = answer.status;
    result.etag = answer.header("etag");
    if (answer.header("content-type").find("json") != std::string::npos) result.body = json::parse_trusted(answer.body);
    result.raw = std::move(answer);
    return result;
}

app::Config config_for(const std::filesystem::path& folder, const std::string& database, const ApiServer::Flags& flags) {
    app::ConfigSources sources;
    sources.flags = {{"data", folder.string()}, {"database", database}, {"port", "0"}, {"io_threads", "2"}, {"pool_threads", "3"},
                     {"zoneinfo", multaqa::testing::zone_folder(multaqa::testing::kZonesNow)}};
    for (const auto& [key, value] : flags) sources.flags[key] = value;
    sources.program_folder = folder.string();  // no web application here
    return app::load_config(sources);
}

// Compiling the zones anew for each test would take longer than the test.
void lend_compiled_zones(const std::filesystem::path& data) {
    std::filesystem::create_directories(data / "zones");
    std::filesystem::create_directory_symlink(multaqa::testing::zone_folder(multaqa::testing::kZonesNow),
                                              data / "zones" / multaqa::testing::kZonesNow);
}

json::object text(std::string_view words) { return {{"en", words}}; }

}  // namespace

ApiClient::ApiClient(std::uint16_t port, const std::string& token) : client_("127.0.0.1", port) {
    if (!token.empty()) client_.set_header("Authorization", "Bearer " + token);
}

JsonAnswer ApiClient::get(std::string_view target, const HttpHeaders& headers) { return json_answer(client_.get(target, headers)); }

JsonAnswer ApiClient::send(std::string_view method, std::string_view target, std::string_view body, HttpHeaders headers) {
    return json_answer(client_.request(method, target, headers, body));
}

JsonAnswer ApiClient::post(std::string_view target, const json::value& body, HttpHeaders headers) {
    headers.emplace_back("Content-Type", "application/json");
    return send("POST", target, json::serialize(body), std::move(headers));
}

JsonAnswer ApiClient::patch(std::string_view target, const json::value& body, const std::string& etag) {
    return send("PATCH", target, json::serialize(body), {{"Content-Type", "application/merge-patch+json"}, {"If-Match", etag}});
}

std::string ApiClient::create(std::string_view target, const json::value& body) {
    const JsonAnswer answer = post(target, body);
    EXPECT_EQ(answer.status, 201) << target << " " << answer.raw.body;
    return answer.status == 201 ? answer.text("id") : "";
}

ApiServer::ApiServer(std::string_view database_kind, edge::Limits limits, Flags flags)
    : database_(make_test_database(database_kind)), limits_(limits), flags_(std::move(flags)) {
    lend_compiled_zones(folder_.path());
    start();
    add_accounts();
}

ApiServer::~ApiServer() {
    server_.reset();
    installation_.reset();
}

void ApiServer::start() {
    installation_ = std::make_unique<app::Installation>(config_for(folder_.path(), database_.url(), flags_));
    installation_->use_clock([ahead = ahead_, clock = installation_->clock()] { return clock() + std::chrono::microseconds(*ahead); });
    server_ = std::make_unique<app::Server>(*installation_, limits_);
    server_->start();
}

void ApiServer::restart() {
    server_.reset();
    installation_.reset();
    start();
}

std::uint16_t ApiServer::port() const { return server_->port(); }

std::string ApiServer::make_account(const std::string& email, Role role) {
    const auto added = access::add_user(installation_->executor(), access::command_line(), "test",
                                        {.email = email, .password = "correct horse", .role = role, .person = {}});
    EXPECT_TRUE(added.has_value()) << email;
    return access::add_token(installation_->executor(), email, {.name = "test", .role = {}, .expires_at = {}})->secret;
}

ApiClient ApiServer::add_account(const std::string& email, Role role) { return ApiClient(port(), make_account(email, role)); }

std::string ApiServer::log_zone_change(std::string_view title) {
    auto& installation = *installation_;
    const auto id = installation.ids().next_uuid();
    const auto session = installation.ids().next_uuid();
    const auto version = installation.zones()->version();
    const json::object before{{"start", "2024-01-28T09:00:00"}, {"utcStart", "2024-01-28T08:00:00Z"}, {"utcEnd", "2024-01-28T09:00:00Z"}, {"utcOffset", "+01:00"}};
    const json::object after{{"start", "2024-01-28T09:00:00"}, {"utcStart", "2024-01-28T09:00:00Z"}, {"utcEnd", "2024-01-28T10:00:00Z"}, {"utcOffset", "+00:00"}};
    const json::object move{{"kind", "session"}, {"id", session}, {"title", text(title)}, {"timeZone", "Africa/Casablanca"}, {"keeps", "wall-time"},
                            {"before", before}, {"after", after}};
    const auto writer = installation.database().open_writer();
    writer->begin();
    writer->execute("INSERT INTO zone_change (id, from_version, to_version, started_at, finished_at, cursor, looked_at, sessions, published_placements,"
                    " bookings, blockings, unavailabilities, releases) VALUES ($1, $2, $2, $3, $3, '', 1, 1, 0, 0, 0, 0, 0)",
                    {id, version, installation.clock()()});
    writer->execute("INSERT INTO zone_change_move (change_id, n, kind, owner_id, body) VALUES ($1, 1, 'session', $2, $3)",
                    {id, session, json::serialize(move)});
    writer->commit();
    return id;
}

void ApiServer::add_accounts() {
    for (const char* role : {"admin", "protocol", "organizer", "participant"})
        tokens_[role] = make_account(std::string(role) + "@multaqa.example", *parse_role(role));
}

Stage set_stage(ApiClient& client, std::string_view slug) {
    Stage stage;
    stage.site = client.create("/api/v1/sites", {{"name", text("Conference centre")}, {"timeZone", "Africa/Nouakchott"}});
    stage.room = client.create("/api/v1/rooms", {{"siteId", stage.site}, {"name", text("Plenary hall")}});
    stage.other_room = client.create("/api/v1/rooms", {{"siteId", stage.site}, {"name", text("Workshop room")}});
    stage.person = client.create("/api/v1/people", {{"name", text("Chair of the network")}});
    stage.other_person = client.create("/api/v1/people", {{"name", text("Rapporteur")}});
    stage.event = client.create("/api/v1/events", {{"slug", slug}, {"title", text("Annual meeting")}, {"type", "network-meeting"},
                                                    {"timeZone", "Africa/Nouakchott"}, {"firstDay", "2024-01-28"}, {"lastDay", "2024-01-29"},
                                                    {"siteIds", json::array{stage.site}}});
    return stage;
}

json::object session_input(std::string_view title, std::string_view start, std::string_view room) {
    json::object input{{"type", "plenary"}, {"title", text(title)}, {"start", start}, {"duration", "PT1H"}};
    if (!room.empty()) input["roomId"] = room;
    return input;
}

}  // namespace multaqa::test
