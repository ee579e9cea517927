#include "web_api/api_service.hpp"

#include <array>
#include <utility>

#include "common/log.hpp"
#include "web_api/gzip.hpp"
#include "web_api/header_values.hpp"
#include "web_api/security_headers.hpp"

namespace multaqa::web_api {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t kWorthPacking = 1024;
constexpr std::string_view kNoRoute = "none";

bool changes_something(Method method) {
    return method != Method::get && method != Method::head && method != Method::options;
}

// A proxy on this machine is loopback too; what it forwards is not.
bool is_loopback(const Request& request) {
    const std::string_view address = request.remote_address;
    const bool local = address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
    return local && !request.has_header("x-forwarded-for") && !request.has_header("forwarded");
}

bool is_compressible(std::string_view content_type) {
    return content_type.starts_with("application/json") || content_type.starts_with("application/problem+json") ||
           content_type.starts_with("text/");
}

// A tag that names one coding only (RFC 9110 §8.8.3.3): "abc" → "abc-gz". The tags of versions stay as they are,
// because clients send them back in If-Match.
bool is_version_tag(std::string_view etag) {
    return etag.size() > 3 && etag.starts_with("\"v") && etag.find_first_not_of("0123456789", 2) == etag.size() - 1;
}

}  // namespace

// What of the request is needed after a handler has had it.
struct ApiService::Call {
    const Route* route = nullptr;
    Method method = Method::get;
    std::string request_id, if_none_match;
    AcceptedCodings codings;
    Steady::time_point start;
};

struct ApiService::RouteCounters {
    std::array<Counter*, 5> by_status_class{};  // 1xx … 5xx
};

ApiService::ApiService(ApiParts parts) : parts_(std::move(parts)) {
    auto& metrics = *parts_.metrics;
    duration_ = &metrics.histogram("multaqa_http_request_seconds", "Time from the whole request to its answer");
    const auto count = [&](const Route* route) {
        RouteCounters counters;
        for (std::size_t i = 0; i < counters.by_status_class.size(); ++i)
            counters.by_status_class[i] = &metrics.counter(
                "multaqa_http_requests_total", "Requests answered by a handler, by route and class of status",
                {{"method", route ? std::string(word(route->method)) : "any"},
                 {"route", route ? route->pattern : std::string(kNoRoute)},
                 {"status", std::to_string(i + 1) + "xx"}});
        counters_.emplace(route, counters);
    };
    for (const auto& route : parts_.router.routes()) count(&route);
    count(nullptr);
}

ApiService::~ApiService() = default;

std::shared_ptr<const Prepared> ApiService::find_prepared(std::string_view target) {
    if (auto exact = parts_.prepared->find(target)) return exact;
    if (target.starts_with("/api/")) return nullptr;
    const auto path = target.substr(0, target.find('?'));
    // A route may give the query a meaning; files and pages of the application have none on the server.
    if (const auto match = parts_.router.find(Method::get, path); match.route || !match.allowed.empty()) return nullptr;
    if (path.size() != target.size())
        if (auto file = parts_.prepared->find(path)) return file;
    const bool names_a_file = path.find('.', path.rfind('/') + 1) != std::string_view::npos;
    return names_a_file || parts_.application_page.empty() ? nullptr : parts_.prepared->find(parts_.application_page);
}

Problem ApiService::unserved(const Router::Match& match) const {
    return {.code = match.allowed.empty() ? ProblemCode::not_found : ProblemCode::method_not_allowed};
}

Result<std::size_t> ApiService::body_limit(Method method, std::string_view path) {
    const auto match = parts_.router.find(method, path);
    if (!match.route) return unserved(match);
    return match.route->body_limit;
}

void ApiService::handle(Request request, Exchange::Respond respond) {
    Call call{.route = nullptr,
              .method = request.method,
              .request_id = request.id,
              .if_none_match = std::string(request.header("if-none-match")),
              .codings = accepted_codings(request.header("accept-encoding")),
              .start = Steady::now()};
    const auto match = parts_.router.find(request);
    call.route = match.route;
    const auto answer = [this, call = std::move(call), respond = std::move(respond)](Response response) {
        Response finished{.status = http_status(ProblemCode::internal_error), .headers = {}, .body = nullptr};
        try {
            finished = finish(std::move(response), call);
        } catch (const std::exception&) {  // out of memory while packing: still answer
            log::error("response-not-finished", {{"request", std::string_view(call.request_id)}});
        }
        record(call, finished.status);
        respond(std::move(finished));
    };
    const auto exchange =
        std::make_shared<Exchange>(std::move(request), answer,
                                   [this](const Problem& problem, const Request& asked) { return render(problem, asked); });
    if (!match.route) return exchange->answer(unserved(match));
    const bool posted = parts_.run_on_pool([this, exchange, route = match.route] { enter(exchange, *route); });
    if (!posted) exchange->answer(Problem{.code = ProblemCode::overloaded});
}

void ApiService::enter(const ExchangePtr& exchange, const Route& route) {
    try {
        const auto admitted = admit(exchange->request(), route);
        if (admitted.has_error()) return exchange->answer(admitted.error());
        route.handler(exchange);
    } catch (...) {
        exchange->answer(parts_.translate(std::current_exception()));
    }
}

Done ApiService::admit(Request& request, const Route& route) {
    // Not found, because whoever is not on this machine need not know that it is there.
    if (route.entry == Entry::loopback && !is_loopback(request)) return not_found();
    if (changes_something(request.method)) {
        const auto checked = parts_.origins.check_write(request);
        if (checked.has_error()) return checked.error();
    }
    if (has_credentials(request)) {
        auto caller = parts_.authenticate(request);
        if (caller.has_error()) return caller.error();
        request.caller = std::move(*caller);
    }
    if (request.caller.reach == Reach::reads && changes_something(request.method)) return forbidden();
    if (route.entry == Entry::signed_in && !request.caller.is_signed_in())
        return Problem{.code = ProblemCode::unauthenticated};
    return {};
}

Response ApiService::render(const Problem& problem, const Request& request) {
    auto response = problem_response(problem, request, *parts_.messages, parts_.complete);
    for (const auto& [name, value] : security_headers(response.header("Content-Type"))) response.with(name, value);
    if (problem.code == ProblemCode::method_not_allowed) {
        std::string allow;
        for (const Method method : parts_.router.find(request.method, request.path).allowed)
            allow.append(allow.empty() ? "" : ", ").append(word(method));
        response.with("Allow", std::move(allow));
    }
    return response;
}

Response ApiService::finish(Response response, const Call& call) {
    const std::string type(response.header("Content-Type"));
    if (response.header("X-Content-Type-Options").empty())
        for (const auto& [name, value] : security_headers(type)) response.with(name, value);
    if (response.header("Cache-Control").empty()) response.with("Cache-Control", "no-store");
    const bool reads = call.method == Method::get || call.method == Method::head;
    std::string etag(response.header("ETag"));
    // Only reads are packed: answers that show a new secret are never, so no attacker can measure them by their size.
    if (reads && response.status == 200 && response.body && response.body->size() > kWorthPacking &&
        is_compressible(type) && !is_version_tag(etag) && response.header("Content-Encoding").empty()) {
        response.with("Vary", "Accept-Encoding");
        if (call.codings.gzip > 0 && call.codings.gzip >= call.codings.identity) {
            response.body = std::make_shared<const std::string>(gzip(*response.body, Effort::fast));
            response.with("Content-Encoding", "gzip");
            if (!etag.empty()) etag.insert(etag.size() - 1, "-gz");
            for (auto& [name, value] : response.headers)
                if (name == "ETag") value = etag;
        }
    }
    if (reads && response.status == 200 && !etag.empty() && matches_none(call.if_none_match, etag)) {
        response.status = 304;
        response.body = nullptr;
        std::erase_if(response.headers, [](const auto& header) {
            return header.first == "Content-Type" || header.first == "Content-Encoding";
        });
    }
    return response;
}

void ApiService::record(const Call& call, int status) {
    const auto elapsed = Steady::now() - call.start;
    duration_->observe(elapsed);
    const auto status_class = static_cast<std::size_t>(status / 100 - 1);
    counters_.at(call.route).by_status_class.at(status_class)->add();
    log::info("request", {{"method", word(call.method)},
                          {"route", call.route ? std::string_view(call.route->pattern) : kNoRoute},
                          {"status", std::int64_t{status}},
                          {"ms", std::chrono::duration<double, std::milli>(elapsed).count()},
                          {"request", std::string_view(call.request_id)}});
}

}  // namespace multaqa::web_api
