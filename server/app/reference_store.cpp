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
    Reference{"acts_for", "substr(principal, 8)", "person", "substr(principal, 1, 7) = 'person:'"},
    Reference{"acts_for", "substr(principal, 9)", "account", "substr(principal, 1, 8) = 'account:'"},
    Reference{"access_grant", "substr(scope, 7)", "event", "substr(scope, 1, 6) = 'event:'"},
    Reference{"access_grant", "substr(scope, 14)", "organization", "substr(scope, 1, 13) = 'organization:'"},
    Reference{"working_calendar", "subject_id", "organization", "subject_kind = 'organization'"},
    Reference{"working_calendar", "subject_id", "person", "subject_kind = 'person'"},
    Reference{"event_site", "site_id", "site"},
    Reference{"event_organizer", "organization_id", "organization"},
    Reference{"series_organizer", "organization_id", "organization"},
    Reference{"room", "owner_id", "organization"},
    Reference{"vehicle", "owner_id", "organization"},
    Reference{"equipment", "owner_id", "organization"},
    Reference{"session", "parent_id", "session"},
    Reference{"session", "root_id", "session"},
    Reference{"session", "room_id", "room"},
    Reference{"session_participant", "person_id", "person"},
    Reference{"published_placement", "room_id", "room"},
    Reference{"outcome", "owner_person_id", "person"},
    Reference{"outcome", "owner_organization_id", "organization"},
    Reference{"release_document", "event_id", "event"},
    Reference{"occupancy", "owner_id", "session", "owner_kind = 'session'"},
    Reference{"occupancy", "owner_id", "booking", "owner_kind = 'booking'"},
    Reference{"occupancy", "substr(subject, 6)", "room", "substr(subject, 1, 5) = 'room/'"},
    Reference{"occupancy", "substr(subject, 8)", "person", "substr(subject, 1, 7) = 'person/'"},
    Reference{"occupancy", "substr(subject, 9)", "vehicle", "substr(subject, 1, 8) = 'vehicle/'"},
    Reference{"occupancy", "substr(subject, 11)", "equipment", "substr(subject, 1, 10) = 'equipment/'"},
    Reference{"booking", "substr(subject, 6)", "room", "substr(subject, 1, 5) = 'room/'"},
    Reference{"booking", "substr(subject, 9)", "vehicle", "substr(subject, 1, 8) = 'vehicle/'"},
    Reference{"booking", "substr(subject, 11)", "equipment", "substr(subject, 1, 10) = 'equipment/'"},
    Reference{"conflict_record", "first_occupancy", "occupancy"},
    Reference{"conflict_record", "second_occupancy", "occupancy"},
    Reference{"closure", "id", "blocking"},
    Reference{"absence", "id", "unavailability"},
    Reference{"absence", "substr(subject, 8)", "person"},
    Reference{"read_calendar", "substr(subject, 8)", "person"},
    Reference{"travel_time", "from_site", "site"},
    Reference{"travel_time", "to_site", "site"},
    Reference{"site_position", "site", "site"},
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
