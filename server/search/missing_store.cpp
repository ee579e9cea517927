#include "search/missing_store.hpp"

#include "common/json/reader.hpp"

namespace multaqa::search {
namespace {

// id, scope, name, second name of everything that is to be found
std::string_view all_of(FoundKind kind) {
    switch (kind) {
        case FoundKind::person: return "SELECT id, 'directory', name, '{}' FROM person x WHERE archived = 0";
        case FoundKind::organization:
            return "SELECT id, 'directory', name, short_name FROM organization x WHERE archived = 0";
        case FoundKind::site: return "SELECT id, 'resources', name, '{}' FROM site x WHERE archived = 0";
        case FoundKind::room: return "SELECT id, 'resources', name, '{}' FROM room x WHERE archived = 0";
        case FoundKind::vehicle: return "SELECT id, 'resources', name, '{}' FROM vehicle x WHERE archived = 0";
        case FoundKind::equipment: return "SELECT id, 'resources', name, '{}' FROM equipment x WHERE archived = 0";
        case FoundKind::series: return "SELECT id, 'series', title, '{}' FROM series x WHERE 1 = 1";
        case FoundKind::event: return "SELECT id, 'event:' || id, title, '{}' FROM event x WHERE 1 = 1";
        case FoundKind::session: return "SELECT id, 'event:' || event_id, title, '{}' FROM session x WHERE archived = 0";
    }
    return "";
}

LocalizedText localized(std::string_view text) { return json::localized_from_json(json::parse_trusted(text)); }

}  // namespace

std::vector<Missing> select_missing(store::Connection& db, FoundKind kind, std::size_t limit) {
    const auto sql = std::string(all_of(kind)) +
                     " AND NOT EXISTS (SELECT 1 FROM search_text s WHERE s.kind = $1 AND s.id = x.id) ORDER BY id LIMIT $2";
    return db.list(sql, {word(kind), static_cast<std::int64_t>(limit)}, [](const store::Row& row) {
        return Missing{row.string(0), row.string(1), localized(row.text(2)), localized(row.text(3))};
    });
}

}  // namespace multaqa::search
