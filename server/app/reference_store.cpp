#include "app/reference_store.hpp"

#include <array>
#include <string_view>

namespace multaqa::app {
namespace {

struct Reference {
    std::string_view table;
    std::string_view expression;  // yields the id of the other
    std::string_view other;
    std::string_view condition = "1 = 1";
};

constexpr std::array kReferences{
    Reference{"account", "person_id", "person"},
    Reference{"event_site", "site_id", "site"},
    Reference{"event_organizer", "organization_id", "organization"},
    Reference{"session", "parent_id", "session"},
    Reference{"session", "root_id", "session"},
    Reference{"session", "room_id", "room"},
    Reference{"session_participant", "person_id", "person"},
    Reference{"published_placement", "room_id", "room"},
    Reference{"release_document", "event_id", "event"},
    Reference{"occupancy", "owner_id", "session", "owner_kind = 'session'"},
    Reference{"occupancy", "substr(subject, 6)", "room", "substr(subject, 1, 5) = 'room/'"},
    Reference{"occupancy", "substr(subject, 8)", "person", "substr(subject, 1, 7) = 'person/'"},
};

std::string query_of(const Reference& reference) {
    const std::string id(reference.expression);
    return "SELECT count(*) FROM " + std::string(reference.table) + " WHERE " + id + " IS NOT NULL AND " + std::string(reference.condition) +
           " AND " + id + " NOT IN (SELECT id FROM " + std::string(reference.other) + ")";
}

}  // namespace

std::vector<BrokenReference> list_broken_references(store::Connection& db) {
    std::vector<BrokenReference> broken;
    for (const auto& reference : kReferences) {
        const auto rows = db.find_integer(query_of(reference)).value_or(0);
        if (rows == 0) continue;
        broken.push_back({std::string(reference.table) + "." + std::string(reference.expression), std::string(reference.other), rows});
    }
    return broken;
}

}  // namespace multaqa::app
