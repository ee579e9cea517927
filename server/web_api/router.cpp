#include "web_api/router.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace multaqa::web_api {
namespace {

bool is_parameter(std::string_view segment) { return !segment.empty() && segment.front() == '{'; }
bool is_rest(std::string_view segment) { return is_parameter(segment) && segment.find("...}") != std::string_view::npos; }

// The name within "{name}" or "{name...}".
std::string_view name_of(std::string_view segment) {
    segment.remove_prefix(1);
    return segment.substr(0, segment.find_first_of(".}"));
}

// Cuts "/segment" off the front of a path; the rest keeps its leading slash.
std::string_view cut_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool serves(const Route& route, Method method) {
    return route.method == method || (route.method == Method::get && method == Method::head);
}

void fill_parameters(std::string_view pattern, std::string_view path, Request& request) {
    while (!pattern.empty() && !path.empty()) {
        const auto name = cut_segment(pattern);
        if (is_rest(name)) {
            request.path_parameters.emplace(name_of(name), path.substr(1));
            return;
        }
        const auto text = cut_segment(path);
        if (is_parameter(name)) request.path_parameters.emplace(name_of(name), text);
    }
}

}  // namespace

std::size_t Router::child(std::size_t node, std::string_view segment) {
    const std::size_t next = nodes_.size();
    std::size_t found = 0;
    if (is_parameter(segment)) {
        if (nodes_[node].parameter == 0) nodes_[node].parameter = next;
        found = nodes_[node].parameter;
    } else {
        found = nodes_[node].literals.try_emplace(std::string(segment), next).first->second;
    }
    if (found == next) nodes_.emplace_back();
    return found;
}

void Router::add(Route route) {
    std::string_view pattern = route.pattern;
    if (pattern.empty() || pattern.front() != '/') throw std::logic_error("pattern without slash: " + route.pattern);
    std::size_t node = 0;
    auto* ending = &nodes_[0].ending;
    while (!pattern.empty()) {
        const auto segment = cut_segment(pattern);
        if (is_rest(segment) && !pattern.empty()) throw std::logic_error("rest is not last: " + route.pattern);
        if (!is_rest(segment)) node = child(node, segment);
        ending = is_rest(segment) ? &nodes_[node].rest : &nodes_[node].ending;
    }
    for (const std::size_t taken : *ending)
        if (routes_[taken].method == route.method) throw std::logic_error("route is taken: " + route.pattern);
    ending->push_back(routes_.size());
    routes_.push_back(std::move(route));
}

const Route* Router::choose(const std::vector<std::size_t>& candidates, Method method,
                            std::vector<Method>& allowed) const {
    for (const std::size_t index : candidates) {
        if (serves(routes_[index], method)) return &routes_[index];
        allowed.push_back(routes_[index].method);
    }
    return nullptr;
}

const Route* Router::search(std::size_t node, std::string_view path, Method method,
                            std::vector<Method>& allowed) const {
    if (path.empty()) return choose(nodes_[node].ending, method, allowed);
    auto rest = path;
    const auto segment = cut_segment(rest);
    const auto literal = nodes_[node].literals.find(segment);
    if (literal != nodes_[node].literals.end())
        if (const auto* route = search(literal->second, rest, method, allowed)) return route;
    if (nodes_[node].parameter != 0 && !segment.empty())
        if (const auto* route = search(nodes_[node].parameter, rest, method, allowed)) return route;
    return path.size() > 1 ? choose(nodes_[node].rest, method, allowed) : nullptr;
}

Router::Match Router::find(Method method, std::string_view path) const {
    Match match;
    if (path.empty() || path.front() != '/') return match;
    match.route = search(0, path, method, match.allowed);
    if (match.route) {
        match.allowed.clear();
        return match;
    }
    if (std::count(match.allowed.begin(), match.allowed.end(), Method::get) > 0) match.allowed.push_back(Method::head);
    std::sort(match.allowed.begin(), match.allowed.end());
    match.allowed.erase(std::unique(match.allowed.begin(), match.allowed.end()), match.allowed.end());
    return match;
}

Router::Match Router::find(Request& request) const {
    auto match = find(request.method, request.path);
    if (match.route) fill_parameters(match.route->pattern, request.path, request);
    return match;
}

void Router::get(std::string pattern, Entry entry, Handler handler) {
    add({.method = Method::get, .pattern = std::move(pattern), .entry = entry,
         .handler = [handler = std::move(handler)](ExchangePtr exchange) { exchange->answer(handler(exchange->request())); }});
}

void Router::post(std::string pattern, Entry entry, AsyncHandler handler) {
    add({.method = Method::post, .pattern = std::move(pattern), .entry = entry, .handler = std::move(handler)});
}

void Router::put(std::string pattern, Entry entry, AsyncHandler handler) {
    add({.method = Method::put, .pattern = std::move(pattern), .entry = entry, .handler = std::move(handler)});
}

void Router::patch(std::string pattern, Entry entry, AsyncHandler handler) {
    add({.method = Method::patch, .pattern = std::move(pattern), .entry = entry, .handler = std::move(handler)});
}

void Router::delete_(std::string pattern, Entry entry, AsyncHandler handler) {
    add({.method = Method::delete_, .pattern = std::move(pattern), .entry = entry, .handler = std::move(handler)});
}

}  // namespace multaqa::web_api
