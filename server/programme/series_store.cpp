#include "programme/series_store.hpp"

#include "common/json/reader.hpp"
#include "common/text/search_fold.hpp"
#include "programme/columns_store.hpp"
#include "store/search_text.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme::series_store {
namespace {

constexpr std::string_view kSeriesColumns = "SELECT id, title, description, version, created_at, updated_at FROM series ";

Series read_series(const store::Row& row) {
    Series series;
    series.id = row.id<SeriesId>(0);
    series.content.title = read_text(row, 1);
    series.content.description = read_text(row, 2);
    series.version = row.integer(3);
    series.created = row.instant(4);
    series.updated = row.instant(5);
    return series;
}

void add_organizers(store::Connection& db, Series& series) {
    series.content.organizers =
        db.list("SELECT organization_id, role FROM series_organizer WHERE series_id = $1 ORDER BY n", {series.id}, [](const store::Row& row) {
            const auto role = parse_organizer_role(row.text(1));
            if (!role) throw store::StoreError(store::StoreFailure::other, "unknown value in column series_organizer.role");
            return EventOrganizer{row.id<OrganizationId>(0), *role};
        });
}

void write_organizers(store::Connection& db, const Series& series) {
    db.execute("DELETE FROM series_organizer WHERE series_id = $1", {series.id});
    std::int64_t n = 0;
    for (const auto& organizer : series.content.organizers)
        db.execute("INSERT INTO series_organizer (series_id, organization_id, role, n) VALUES ($1, $2, $3, $4)",
                   {series.id, organizer.organization, word(organizer.role), n++});
}

void make_series_found(store::Connection& db, const Series& series) {
    store::put_search_text(db, {"series", series.id.text(), kSeriesSearchScope, search_text({&series.content.title})});
}

}  // namespace

std::optional<Series> find(store::Connection& db, const SeriesId& id) {
    auto series = db.find(std::string(kSeriesColumns) + "WHERE id = $1", {id}, read_series);
    if (series) add_organizers(db, *series);
    return series;
}

std::vector<Series> list_page(store::Connection& db, const SeriesId& after, std::size_t limit) {
    const auto most = static_cast<std::int64_t>(limit);
    auto page = db.list(std::string(kSeriesColumns) + "WHERE id > $1 ORDER BY id LIMIT $2", {after, most}, read_series);
    for (auto& series : page) add_organizers(db, series);
    return page;
}

std::vector<SeriesId> list_of_organizer(store::Connection& db, const OrganizationId& organizer) {
    return db.list("SELECT DISTINCT series_id FROM series_organizer WHERE organization_id = $1 ORDER BY series_id", {organizer},
                   [](const store::Row& row) { return row.id<SeriesId>(0); });
}

void insert(store::Connection& db, const Series& series) {
    db.execute("INSERT INTO series (id, title, description, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)",
               {series.id, write_text(series.content.title), write_text(series.content.description), series.version, series.created,
                series.updated});
    write_organizers(db, series);
    make_series_found(db, series);
}

void update(store::Connection& db, const Series& series) {
    db.execute("UPDATE series SET title = $1, description = $2, version = $3, updated_at = $4 WHERE id = $5",
               {write_text(series.content.title), write_text(series.content.description), series.version, series.updated, series.id});
    write_organizers(db, series);
    make_series_found(db, series);
}

}  // namespace multaqa::programme::series_store
