#include "app/local_client.hpp"

#include <future>

namespace multaqa::app {

LocalClient::Answer LocalClient::send(web_api::Request request) {
    request.path = request.target;  // targets of ours hold neither a query nor an escape
    request.headers.emplace_back("authorization", "Bearer local");
    request.remote_address = "127.0.0.1";
    request.id = "local";
    auto promise = std::make_shared<std::promise<web_api::Response>>();
    auto future = promise->get_future();
    application_.service().handle(std::move(request), [promise](web_api::Response response) { promise->set_value(std::move(response)); });
    const web_api::Response response = future.get();
    return {response.status, response.body && !response.body->empty() ? json::parse_trusted(*response.body) : json::value{}};
}

LocalClient::Answer LocalClient::get(std::string target) {
    web_api::Request request;
    request.method = web_api::Method::get;
    request.target = std::move(target);
    return send(std::move(request));
}

LocalClient::Answer LocalClient::post(std::string target, const json::value& body) {
    web_api::Request request;
    request.method = web_api::Method::post;
    request.target = std::move(target);
    request.headers.emplace_back("content-type", "application/json");
    request.body = json::serialize(body);
    return send(std::move(request));
}

}  // namespace multaqa::app
