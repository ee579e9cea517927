#include "web_api/target.hpp"

#include <cstddef>

#include "common/text/utf8.hpp"

namespace multaqa::web_api {
namespace {

constexpr std::size_t kQueryPairs = 64;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto slash = path.find('/');
        const auto segment = path.substr(0, slash);
        if (segment == "." || segment == "..") return true;
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
    }
    return false;
}

bool parse_query(std::string_view text, std::vector<std::pair<std::string, std::string>>& query) {
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        if (query.size() == kQueryPairs) return false;
        const auto equals = pair.find('=');
        auto name = percent_decode(pair.substr(0, equals), Part::query);
        auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                      : percent_decode(pair.substr(equals + 1), Part::query);
        if (!name || !value) return false;
        query.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
}

// "http://host/path" → "/path": a server must take the absolute form as well (RFC 9112 §3.2.2).
std::string_view origin_form(std::string_view target) {
    for (std::string_view scheme : {"http://", "https://"}) {
        if (target.substr(0, scheme.size()) != scheme) continue;
        target.remove_prefix(scheme.size());
        const auto slash = target.find('/');
        return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    return target;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, Part part) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && part == Part::query) {
            c = ' ';
        }
        if (is_control(c)) return std::nullopt;
        out.push_back(c);
    }
    if (!is_utf8(out)) return std::nullopt;
    return out;
}

std::optional<Target> parse_target(std::string_view target) {
    target = origin_form(target);
    const auto mark = target.find('?');
    auto path = percent_decode(target.substr(0, mark), Part::path);
    if (!path || path->empty() || path->front() != '/' || has_dot_segment(*path)) return std::nullopt;
    Target parsed{.path = std::move(*path), .query = {}};
    if (mark != std::string_view::npos && !parse_query(target.substr(mark + 1), parsed.query)) return std::nullopt;
    return parsed;
}

}  // namespace multaqa::web_api
