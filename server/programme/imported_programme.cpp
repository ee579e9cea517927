#include "programme/imported_programme.hpp"

#include <algorithm>
#include <array>

namespace multaqa::programme {
namespace {

std::string lower_ascii(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    return out;
}

}  // namespace

std::size_t ImportCollector::room(const ImportedRoom& room) {
    const std::string key = room.guid.empty() ? "name:" + room.name : "guid:" + room.guid;
    const auto [place, is_new] = rooms_.emplace(key, programme_.rooms.size());
    if (is_new) programme_.rooms.push_back(room);
    return place->second;
}

std::size_t ImportCollector::person(const ImportedPerson& person) {
    std::string key;
    if (!person.guid.empty()) key = "guid:" + person.guid;
    else if (!person.email.empty()) key = "mail:" + lower_ascii(person.email);
    else {
        programme_.people.push_back(person);
        return programme_.people.size() - 1;
    }
    const auto [place, is_new] = people_.emplace(key, programme_.people.size());
    if (is_new) programme_.people.push_back(person);
    return place->second;
}

SessionType session_type_like(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, SessionType>, 20> kWords = {{
        {"plenary", SessionType::plenary},         {"keynote", SessionType::plenary},       {"plénière", SessionType::plenary},
        {"workshop", SessionType::workshop},       {"atelier", SessionType::workshop},      {"ورشة", SessionType::workshop},
        {"panel", SessionType::panel},             {"table ronde", SessionType::panel},     {"podium", SessionType::panel},
        {"ceremony", SessionType::ceremony},       {"cérémonie", SessionType::ceremony},    {"opening", SessionType::ceremony},
        {"training", SessionType::training},       {"formation", SessionType::training},    {"talk", SessionType::presentation},
        {"lecture", SessionType::presentation},    {"presentation", SessionType::presentation},
        {"présentation", SessionType::presentation}, {"meal", SessionType::meal},           {"break", SessionType::break_},
    }};
    const std::string wanted = lower_ascii(text);
    if (const auto ours = parse_session_type(wanted)) return *ours;
    for (const auto& [word, type] : kWords)
        if (wanted.find(word) != std::string::npos) return type;
    return SessionType::other;
}

std::string language_key(std::string_view named) {
    std::string first{named.substr(0, named.find_first_of(", "))};
    return is_language_tag(first) ? first : "und";
}

std::string cut(std::string text, std::size_t bytes, std::vector<ImportNote>& notes) {
    if (text.size() <= bytes) return text;
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    notes.push_back({"text-cut", {{"bytes", std::to_string(bytes)}}});
    return text;
}

}  // namespace multaqa::programme
