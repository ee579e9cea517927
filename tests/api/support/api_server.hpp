// The whole server in process, on a free port and a fresh database, with one account per role.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/server.hpp"
#include "common/json/json.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::test {

struct JsonAnswer {
    int status = 0;
    json::value body;  // null where it is no JSON
    std::string etag;
    HttpAnswer raw;

    std::string text(std::string_view member) const { return std::string(body.at(member).as_string()); }
};

// A client that speaks JSON and bears one token.
class ApiClient {
  public:
    ApiClient(std::uint16_t port, const std::string& token);
    // With every request from now on.
    void set_header(std::string name, std::string value) { client_.set_header(std::move(name), std::move(value)); }
    JsonAnswer get(std::string_view target, const HttpHeaders& headers = {});
    JsonAnswer post(std::string_view target, const json::value& body, HttpHeaders headers = {});
    JsonAnswer patch(std::string_view target, const json::value& body, const std::string& etag);
    JsonAnswer send(std::string_view method, std::string_view target, std::string_view body, HttpHeaders headers);
    // POST that must answer 201; the id. Fails the test otherwise.
    std::string create(std::string_view target, const json::value& body);

  private:
    HttpClient client_;
};

class ApiServer {
  public:
    using Flags = std::map<std::string, std::string, std::less<>>;  // of the configuration, besides those of every test
    explicit ApiServer(std::string_view database_kind, edge::Limits limits = {}, Flags flags = {});
    ~ApiServer();

    std::uint16_t port() const;
    ApiClient anonymous() const { return ApiClient(port(), ""); }
    ApiClient as(std::string_view role) const { return ApiClient(port(), tokens_.at(std::string(role))); }
    const std::string& token(std::string_view role) const { return tokens_.at(std::string(role)); }
    // All that the server does is later by so much from now on.
    void turn_clock(std::chrono::microseconds by) { *ahead_ += by.count(); }
    void restart();  // stops and starts over the same database
    app::Installation& installation() { return *installation_; }
    const web_api::Router& router() const { return server_->router(); }
    // A change of the zone data that is over and has moved one session of this title; its id.
    std::string log_zone_change(std::string_view title);
    // A client with a token of a new account.
    ApiClient add_account(const std::string& email, Role role);

  private:
    void start();
    void add_accounts();
    std::string make_account(const std::string& email, Role role);  // a token of it

    TemporaryFolder folder_;
    TestDatabase database_;
    edge::Limits limits_;
    Flags flags_;
    std::shared_ptr<std::atomic<std::int64_t>> ahead_ = std::make_shared<std::atomic<std::int64_t>>(0);  // of the system's clock, microseconds
    std::unique_ptr<app::Installation> installation_;
    std::unique_ptr<app::Server> server_;
    std::map<std::string, std::string> tokens_;
};

// A small stage for tests: a site in Nouakchott with two rooms, two people and an event on 28 and 29 January 2024.
struct Stage {
    std::string site, room, other_room, person, other_person, event;
};
Stage set_stage(ApiClient& client, std::string_view slug = "stage");

// SessionInput of one hour.
json::object session_input(std::string_view title, std::string_view start, std::string_view room);

}  // namespace multaqa::test
