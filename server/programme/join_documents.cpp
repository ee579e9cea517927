#include "programme/join_documents.hpp"

#include "common/json/reader.hpp"
#include "common/time/instant.hpp"

namespace multaqa::programme {

json::object join_json(const JoinAnswer& answer) {
    json::object encoded;
    if (answer.window) {
        encoded["opens"] = format_utc(answer.window->start);
        encoded["closes"] = format_utc(answer.window->end);
    }
    auto& links = encoded["links"].emplace_object();
    for (const auto& [key, room] : answer.rooms) {
        json::object one{{"provider", word(room.location.provider)}, {"uri", room.link.uri}};
        if (!room.link.start_uri.empty()) one["startUri"] = room.link.start_uri;
        if (!room.location.name.empty()) one["name"] = json::to_json(room.location.name);
        links[key] = std::move(one);
    }
    return encoded;
}

}  // namespace multaqa::programme
