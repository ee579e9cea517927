#include "web_api/header_values.hpp"

#include <algorithm>
#include <cstddef>

namespace multaqa::web_api {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Cuts the next item off a list. A comma within quotes does not split, because entity tags may hold one; a semicolon
// always does, because a stray quote in somebody else's cookie must not hide ours.
std::string_view next_item(std::string_view& list, char separator) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < list.size(); ++end) {
        if (list[end] == '"' && separator == ',') quoted = !quoted;
        if (list[end] == separator && !quoted) break;
    }
    const auto item = trimmed(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    return item;
}

// "0.25" → 250, "1" → 1000; what is not a qvalue (RFC 9110 §12.4.2) counts as 0: better unused than misread.
int weight_of(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
    int value = (text[0] - '0') * 1000;
    if (text.size() > 1 && text[1] != '.') return 0;
    int scale = 100;
    for (std::size_t i = 2; i < text.size(); ++i, scale /= 10) {
        if (text[i] < '0' || text[i] > '9') return 0;
        value += (text[i] - '0') * scale;
    }
    return std::min(value, 1000);
}

int parameter_weight(std::string_view parameters) {
    while (!parameters.empty()) {
        const auto parameter = next_item(parameters, ';');
        if (parameter.size() > 2 && lower(parameter[0]) == 'q' && parameter[1] == '=')
            return weight_of(parameter.substr(2));
    }
    return 1000;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::string_view> cookie_value(std::string_view cookie_header, std::string_view name) {
    while (!cookie_header.empty()) {
        const auto pair = next_item(cookie_header, ';');
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && trimmed(pair.substr(0, equals)) == name)
            return trimmed(pair.substr(equals + 1));
    }
    return std::nullopt;
}

std::string_view word(Coding coding) {
    switch (coding) {
        case Coding::identity: return "identity";
        case Coding::gzip: return "gzip";
        case Coding::brotli: return "br";
    }
    return "";
}

AcceptedCodings accepted_codings(std::string_view accept_encoding) {
    constexpr int kUnnamed = -1;
    int gzip = kUnnamed, brotli = kUnnamed, identity = kUnnamed, any = kUnnamed;
    while (!accept_encoding.empty()) {
        auto item = next_item(accept_encoding, ',');
        const auto coding = next_item(item, ';');
        const int weight = parameter_weight(item);
        if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip")) gzip = weight;
        else if (equal_ignoring_case(coding, "br")) brotli = weight;
        else if (equal_ignoring_case(coding, "identity")) identity = weight;
        else if (coding == "*") any = weight;
    }
    const auto resolved = [&](int named, int otherwise) {
        return named != kUnnamed ? named : any != kUnnamed ? any : otherwise;
    };
    return {.gzip = resolved(gzip, 0), .brotli = resolved(brotli, 0), .identity = resolved(identity, 1)};
}

bool lists_token(std::string_view list, std::string_view token) {
    while (!list.empty())
        if (equal_ignoring_case(next_item(list, ','), token)) return true;
    return false;
}

bool matches_none(std::string_view if_none_match, std::string_view quoted_etag) {
    while (!if_none_match.empty()) {
        auto tag = next_item(if_none_match, ',');
        if (tag == "*") return true;
        if (tag.substr(0, 2) == "W/") tag.remove_prefix(2);
        if (tag == quoted_etag) return true;
    }
    return false;
}

}  // namespace multaqa::web_api
