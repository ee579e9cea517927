#include "app/local_client.hpp"

#include <future>

#include "web_api/preconditions.hpp"
#include "web_api/target.hpp"

namespace multaqa::app {
namespace {

// Of page_response()'s link: <…cursor=TEXT>; rel="next".
std::string cursor_of(std::string_view link) {
    constexpr std::string_view kName = "cursor=";
    const auto begin = link.rfind(kName);
    if (begin == std::string_view::npos) return "";
    const auto text = link.substr(begin + kName.size());
    return web_api::percent_decode(text.substr(0, text.find('>')), web_api::Part::query).value_or("");
}

web_api::Request with_body(web_api::Method method, std::string target, const json::value& body) {
    web_api::Request request;
    request.method = method;
    request.target = std::move(target);
    request.headers.emplace_back("content-type", "application/json");
    request.body = json::serialize(body);
    return request;
}

}  // namespace

LocalClient::Answer LocalClient::send(web_api::Request request) {
    request.path = request.target;  // targets of ours hold neither a query nor an escape
    request.headers.emplace_back("authorization", "Bearer local");
    request.remote_address = "127.0.0.1";
    request.id = "local";
    auto promise = std::make_shared<std::promise<web_api::Response>>();
    auto future = promise->get_future();
    application_.service().handle(std::move(request), [promise](web_api::Response response) { promise->set_value(std::move(response)); });
    const web_api::Response response = future.get();
    return {response.status, response.body && !response.body->empty() ? json::parse_trusted(*response.body) : json::value{},
            cursor_of(response.header("Link"))};
}

LocalClient::Answer LocalClient::get(std::string target, Query query) {
    web_api::Request request;
    request.method = web_api::Method::get;
    request.target = std::move(target);
    request.query = std::move(query);
    return send(std::move(request));
}

LocalClient::Answer LocalClient::post(std::string target, const json::value& body) {
    return send(with_body(web_api::Method::post, std::move(target), body));
}

LocalClient::Answer LocalClient::post(std::string target, std::int64_t version, const json::value& body) {
    auto request = with_body(web_api::Method::post, std::move(target), body);
    request.headers.emplace_back("if-match", web_api::etag_of(version));
    return send(std::move(request));
}

LocalClient::Answer LocalClient::put(std::string target, const json::value& body) {
    return send(with_body(web_api::Method::put, std::move(target), body));
}

LocalClient::Answer LocalClient::put(std::string target, std::int64_t version, const json::value& body) {
    auto request = with_body(web_api::Method::put, std::move(target), body);
    request.headers.emplace_back("if-match", web_api::etag_of(version));
    return send(std::move(request));
}

LocalClient::Answer LocalClient::patch(std::string target, std::int64_t version, const json::value& body) {
    auto request = with_body(web_api::Method::patch, std::move(target), body);
    request.headers.emplace_back("if-match", web_api::etag_of(version));
    return send(std::move(request));
}

LocalClient::Answer LocalClient::remove(std::string target, std::int64_t version) {
    web_api::Request request;
    request.method = web_api::Method::delete_;
    request.target = std::move(target);
    request.headers.emplace_back("if-match", web_api::etag_of(version));
    return send(std::move(request));
}

}  // namespace multaqa::app
