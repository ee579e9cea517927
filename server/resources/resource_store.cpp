#include "resources/resource_store.hpp"

#include "common/json/reader.hpp"

namespace multaqa::resources {
namespace {

using scheduling::Subject;
using scheduling::SubjectKind;

// One text per table, so that the texts stay finite in number.
std::string_view select_text(SubjectKind kind) {
    switch (kind) {
        case SubjectKind::room:
            return "SELECT r.id, r.site_id, s.zone, r.owner_id, r.name, r.archived FROM room r JOIN site s ON s.id = r.site_id"
                   " WHERE r.id = $1";
        case SubjectKind::vehicle:
            return "SELECT r.id, r.site_id, s.zone, r.owner_id, r.name, r.archived FROM vehicle r"
                   " JOIN site s ON s.id = r.site_id WHERE r.id = $1";
        case SubjectKind::equipment:
            return "SELECT r.id, r.site_id, s.zone, r.owner_id, r.name, r.archived FROM equipment r"
                   " JOIN site s ON s.id = r.site_id WHERE r.id = $1";
        case SubjectKind::person: return "";
    }
    return "";
}

constexpr SubjectKind kKinds[] = {SubjectKind::room, SubjectKind::vehicle, SubjectKind::equipment};

}  // namespace

std::optional<Resource> select_resource(store::Connection& db, const Subject& subject) {
    const auto sql = select_text(subject.kind);
    if (sql.empty()) return std::nullopt;
    return db.find(sql, {subject.id}, [&](const store::Row& row) {
        return Resource{{subject.kind, row.string(0)},
                        row.id<SiteId>(1),
                        row.string(2),
                        row.optional_id<OrganizationId>(3),
                        json::localized_from_json(json::parse_trusted(row.text(4))),
                        row.integer(5) == 0 ? Standing::in_use : Standing::archived};
    });
}

std::optional<Resource> select_resource(store::Connection& db, std::string_view id) {
    for (const SubjectKind kind : kKinds)
        if (auto found = select_resource(db, Subject{kind, std::string(id)})) return found;
    return std::nullopt;
}

std::vector<Subject> select_subjects_of(store::Connection& db, const SiteId& site) {
    std::vector<Subject> subjects;
    const auto add = [&](SubjectKind kind, std::string_view sql) {
        db.query(sql, {site}, [&](const store::Row& row) { subjects.push_back({kind, row.string(0)}); });
    };
    add(SubjectKind::room, "SELECT id FROM room WHERE site_id = $1 AND archived = 0 ORDER BY id");
    add(SubjectKind::vehicle, "SELECT id FROM vehicle WHERE site_id = $1 AND archived = 0 ORDER BY id");
    add(SubjectKind::equipment, "SELECT id FROM equipment WHERE site_id = $1 AND archived = 0 ORDER BY id");
    return subjects;
}

bool has_resources(store::Connection& db, const SiteId& site) { return !select_subjects_of(db, site).empty(); }

bool has_site(store::Connection& db, const SiteId& site) {
    return db.find_integer("SELECT 1 FROM site WHERE id = $1 AND archived = 0", {site}).has_value();
}

}  // namespace multaqa::resources
