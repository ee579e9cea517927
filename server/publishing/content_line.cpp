#include "publishing/content_line.hpp"

namespace multaqa::publishing {
namespace {

constexpr std::size_t kLineOctets = 75;  // without the line break, with the blank of a continuation

bool is_continuation_octet(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

void add_folded(std::string& calendar, std::string_view line) {
    std::size_t room = kLineOctets;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && is_continuation_octet(line[cut])) --cut;
        calendar.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = kLineOctets - 1;
    }
    calendar.append(line).append("\r\n");
}

}  // namespace

std::string escape_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') {
            escaped += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

void add_line(std::string& calendar, std::string_view name, std::initializer_list<Parameter> parameters, std::string_view value) {
    std::string line(name);
    for (const auto& [parameter, argument] : parameters)
        if (!argument.empty()) line.append(";").append(parameter).append("=").append(argument);
    line.append(":").append(value);
    add_folded(calendar, line);
}

void add_line(std::string& calendar, std::string_view name, std::string_view value) { add_line(calendar, name, {}, value); }

}  // namespace multaqa::publishing
