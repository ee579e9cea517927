#include "web_api/request.hpp"

#include <stdexcept>

#include "web_api/header_values.hpp"

namespace multaqa::web_api {

std::string_view word(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::delete_: return "DELETE";
        case Method::options: return "OPTIONS";
        case Method::other: return "other";
    }
    return "";
}

Method parse_method(std::string_view word_on_the_wire) {
    for (Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_,
                          Method::options})
        if (word(method) == word_on_the_wire) return method;
    return Method::other;
}

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

bool Request::has_header(std::string_view lower_case_name) const {
    for (const auto& field : headers)
        if (field.first == lower_case_name) return true;
    return false;
}

std::optional<std::string_view> Request::query_parameter(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

std::string_view Request::path_parameter(std::string_view name) const {
    const auto found = path_parameters.find(name);
    if (found == path_parameters.end())
        throw std::logic_error("no path parameter '" + std::string(name) + "' in this route");
    return found->second;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (const auto& [header_name, value] : headers) {
        if (header_name != "cookie") continue;
        if (auto found = cookie_value(value, name)) return found;
    }
    return std::nullopt;
}

UiLanguage Request::language() const { return negotiate_language(header("accept-language")); }

}  // namespace multaqa::web_api
