// The office with its routes: asks what a client would ask, without a socket, and waits for the answer.
#pragma once

#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "access/access_routes.hpp"
#include "access/audit_routes.hpp"
#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "common/text/messages.hpp"
#include "directory/directory_routes.hpp"
#include "resources/resources_routes.hpp"
#include "search/search_routes.hpp"
#include "tests/contract/capabilities/office.hpp"
#include "web_api/api_service.hpp"

namespace multaqa::test {

struct Ask {
    web_api::Method method = web_api::Method::get;
    std::string path;  // below /api/v1
    std::string body;  // JSON, when not empty
    std::vector<std::pair<std::string, std::string>> headers;
    web_api::Transport transport = web_api::Transport::plain;
};

class FrontDesk {
  public:
    static constexpr const char* kPassword = "correct horse battery";

    explicit FrontDesk(store::Database& database,
                       access::CookieSecurity cookies = access::CookieSecurity::by_transport)
        : office(database),
          access({&database, &office.executor(), &passwords, [this] { return office.now(); }, knows_scope}),
          directory_{&database, &office.executor(), {}},
          resources_{&database, &office.executor(), {}, [this] { return office.now(); },
                     [] {
                         return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &multaqa::testing::zones());
                     }},
          service_(parts(cookies)) {}
    ~FrontDesk() {
        passwords.stop();
        office.executor().drain();
        pool_.stop();
    }

    web_api::Response ask(const Ask& wanted) {
        web_api::Request request;
        request.method = wanted.method;
        request.target = "/api/v1" + wanted.path;
        const auto question = wanted.path.find('?');
        request.path = "/api/v1" + wanted.path.substr(0, question);
        if (question != std::string::npos) request.query = pairs(wanted.path.substr(question + 1));
        request.headers = wanted.headers;
        if (!wanted.body.empty()) request.headers.emplace_back("content-type", "application/json");
        request.body = wanted.body;
        request.remote_address = "192.0.2.1";
        request.transport = wanted.transport;
        request.id = "r1";
        std::promise<web_api::Response> promise;
        service_.handle(std::move(request),
                        [&](web_api::Response response) { promise.set_value(std::move(response)); });
        return promise.get_future().get();
    }
    // Stands for what app/ asks of the capabilities to the right: every event there is, one person and no other thing.
    static constexpr const char* kPerson = "018d3a52-0000-7000-8000-0000000000f1";
    static bool knows_scope(store::Connection&, std::string_view scope) {
        return scope.starts_with("event:") || scope == std::string("person:") + kPerson;
    }
    // "Authorization" of a new account's token.
    std::pair<std::string, std::string> bearer(Role role) {
        const std::string email = std::string(word(role)) + std::to_string(++accounts_) + "@example.org";
        (void)access::add_user(office.executor(), access::command_line(), "r",
                               {email, kPassword, role, std::nullopt})
            .value();
        return {"authorization",
                "Bearer " + access::add_token(office.executor(), email, {"test", {}, {}})->secret};
    }

    Office office;
    access::PasswordPool passwords{1};
    access::Access access;

  private:
    static std::vector<std::pair<std::string, std::string>> pairs(std::string text) {
        std::vector<std::pair<std::string, std::string>> result;
        for (text += '&'; !text.empty(); text.erase(0, text.find('&') + 1)) {
            const auto pair = text.substr(0, text.find('&'));
            result.emplace_back(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
        }
        return result;
    }
    web_api::ApiParts parts(access::CookieSecurity cookies) {
        web_api::Router router;
        access::add_routes(router, access, cookies);
        access::add_audit_routes(router, office.database());
        directory::add_routes(router, directory_);
        resources::add_routes(router, resources_);
        search::add_routes(router, office.database());
        web_api::ApiParts parts;
        parts.router = std::move(router);
        parts.messages = &messages_;
        parts.prepared = &prepared_;
        parts.metrics = &metrics_;
        parts.run_on_pool = [this](std::function<void()> work) { return pool_.try_post(std::move(work)); };
        parts.authenticate = [this](const web_api::Request& request) {
            return access::authenticate(access, request);
        };
        parts.translate = [](const std::exception_ptr&) {
            return Problem{.code = ProblemCode::internal_error};
        };
        return parts;
    }

    int accounts_ = 0;
    directory::Directory directory_;
    resources::Resources resources_;
    Messages messages_{embedded::catalogues()};
    web_api::PreparedTable prepared_;
    web_api::Metrics metrics_;
    command::WorkPool pool_{2, 64};
    web_api::ApiService service_;
};

inline json::value json_of(const web_api::Response& response) {
    return json::parse_trusted(response.body ? *response.body : "null");
}

inline std::string member(const web_api::Response& response, const char* name) {
    const auto body = json_of(response);
    const auto& text = body.as_object().at(name).as_string();
    return {text.data(), text.size()};
}

// "422 validation-failed /name /capacity": a refusal in one line, with the members of the body that are at
// fault.
inline std::string refusal_of(const web_api::Response& response) {
    const auto body = json_of(response);
    std::string text =
        std::to_string(response.status) + " " + body.as_object().at("code").as_string().c_str();
    const auto* const errors = body.as_object().if_contains("errors");
    if (errors == nullptr) return text;
    for (const auto& error : errors->as_array())
        if (const std::string pointer = error.at("pointer").as_string().c_str(); pointer.substr(0, 1) == "/")
            text += " " + pointer;
    return text;
}

}  // namespace multaqa::test
