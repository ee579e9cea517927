#include "resources/rooms_import.hpp"

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "resources/room_commands.hpp"
#include "resources/room_queries.hpp"
#include "resources/room_table.hpp"
#include "resources/site_commands.hpp"
#include "resources/site_queries.hpp"
#include "tables/name_index.hpp"

namespace multaqa::resources {
namespace {

using directory::NamedIds;
using directory::RowVerdict;
using tables::Record;
using tables::RowOutcome;

class Rooms final : public directory::TableTarget {
  public:
    Rooms(const directory::TableParts& parts, const Caller& caller, const directory::TableQuestion& question, const tables::Vocabulary& vocabulary)
        : parts_(parts), caller_(caller), question_(question), vocabulary_(vocabulary), zones_(parts.zones()) {}

    std::string_view kind() const override { return "rooms"; }
    std::string_view scope() const override { return "resources"; }
    std::span<const tables::Column> columns() const override { return room_columns(); }

    void prepare(store::Connection& db, const std::vector<Record>& records) override {
        SiteId after;
        for (;;) {
            const auto page = list_sites(db, caller_, Standing::in_use, after, limits::kPageItems);
            if (page.has_error()) break;
            for (const Site& site : page->items) sites_.add(site.name, site.id.text());
            if (page->next_cursor.empty()) break;
            after = SiteId(page->next_cursor);
        }
        std::map<std::string, std::size_t> first_rows;
        for (const Record& record : records) {
            const RoomRow row = read_room_row(record, vocabulary_);
            const auto [first, is_first] = first_rows.emplace(identity_in_file(row), record.number());
            if (!is_first) repeated_.emplace(record.number(), first->second);
        }
    }

    void begin_batch() override { names_of_rooms_.clear(); }

    RowVerdict plan(store::Connection& db, const Record& record) override { return decide(db, record, {}).verdict; }
    std::vector<tables::Resembling> resembling(store::Connection&, const Record&) override { return {}; }

    RowVerdict write(command::Write& write, const Record& record, NamedIds& named) override {
        Plan plan = decide(write.db(), record, named);
        if (plan.verdict.to_write == RowVerdict::Rest::nothing) return std::move(plan.verdict);
        const SiteId site = plan.site ? *plan.site : create_site(write, plan.row, named);
        const RoomFields wanted = joined(plan.present ? static_cast<const RoomFields&>(*plan.present) : RoomFields{}, plan.row, site);
        if (!plan.present) {
            plan.verdict.id = add_room(write, wanted, parts_.name_users).id.text();
        } else {
            const auto changed = change_room(write, *plan.present, [&wanted](const RoomFields&) { return Draft<RoomFields>{wanted, {}}; }, parts_.name_users);
            if (changed.has_error()) return {.outcome = RowOutcome::refused, .to_write = {}, .problems = directory::problems_of(record, changed.error()), .locks = {}, .id = {}};
            plan.verdict.id = plan.present->id.text();
        }
        note_names(wanted, plan.present, RoomId(plan.verdict.id));
        const bool is_new_id = !plan.row.id.empty() && plan.row.id != plan.verdict.id && !find_room_by_source(write.db(), question_.source, plan.row.id);
        if (is_new_id) remember_room(write, question_.source, plan.row.id, RoomId(plan.verdict.id));
        return std::move(plan.verdict);
    }

    void keep(const NamedIds& named) override {
        for (const auto& [folded, id] : named.beside) sites_.add(LocalizedText(LocalizedText::Map{{"und", folded}}), id);
    }

  private:
    struct Plan {
        RoomRow row;
        RowVerdict verdict;
        std::optional<SiteId> site;
        std::optional<Room> present;
    };

    static std::string identity_in_file(const RoomRow& row) {
        if (!row.id.empty()) return "id\n" + row.id;
        std::string key;
        for (const LocalizedText* text : {&row.site, &row.name})
            for (const auto& [language, written] : text->by_language()) key += search_fold(written) + "\n";
        return key;
    }

    std::string zone_of(const RoomRow& row) const { return row.zone.empty() ? question_.zone : row.zone; }

    Plan decide(store::Connection& db, const Record& record, const NamedIds& named) const {
        Plan plan{.row = read_room_row(record, vocabulary_), .verdict = {}, .site = {}, .present = {}};
        auto& problems = plan.row.problems;
        if (const auto first = repeated_.find(record.number()); first != repeated_.end())
            problems.push_back(record.problem("", "row-problem.repeated", {{"row", std::to_string(first->second)}}));
        find_site_of(record, plan, named);
        plan.verdict.problems = problems;
        if (!problems.empty()) {
            plan.verdict.outcome = RowOutcome::refused;
            return plan;
        }
        plan.present = find(db, plan);
        if (plan.present && !may_change_room(caller_, *plan.present)) {
            plan.verdict.problems.push_back(record.problem("", "problem.forbidden.detail"));
            plan.verdict.outcome = RowOutcome::refused;
            return plan;
        }
        judge(db, plan);
        return plan;
    }

    void find_site_of(const Record& record, Plan& plan, const NamedIds& named) const {
        const auto found = sites_.find(plan.row.site);
        if (found.size() > 1) plan.row.problems.push_back(record.problem("site", "row-problem.ambiguous"));
        if (found.size() == 1) plan.site = SiteId(*found.begin());
        for (const auto& [language, text] : plan.row.site.by_language())
            if (const auto created = named.beside.find(search_fold(text)); created != named.beside.end()) plan.site = SiteId(created->second);
        if (plan.site || plan.row.site.empty()) return;
        const std::string zone = zone_of(plan.row);
        if (zone.empty()) plan.row.problems.push_back(record.problem("time_zone", "row-problem.required"));
        else if (directory::check_zone(*zones_, zone, "")) plan.row.problems.push_back(record.problem("time_zone", "row-problem.time-zone"));
    }

    SiteId create_site(command::Write& write, const RoomRow& row, NamedIds& named) const {
        const SiteId id = add_site(write, {.name = row.site, .zone = zone_of(row), .address = row.address, .coordinates = {}}).id;
        for (const auto& [language, text] : row.site.by_language()) named.beside.emplace(search_fold(text), id.text());
        return id;
    }

    // A room that was archived is seen by nobody: a row of an old file makes a new one.
    static std::optional<Room> find_in_use(store::Connection& db, const RoomId& id) {
        auto room = find_room(db, id);
        return room && room->standing == Standing::in_use ? room : std::nullopt;
    }

    std::optional<Room> find(store::Connection& db, const Plan& plan) const {
        if (!plan.row.id.empty()) {
            if (const auto own = RoomId::parse(plan.row.id))
                if (auto room = find_in_use(db, *own)) return room;
            if (const auto known = find_room_by_source(db, question_.source, plan.row.id))
                if (auto room = find_in_use(db, *known)) return room;
        }
        if (!plan.site) return std::nullopt;
        const auto& rooms = rooms_by_name(db, *plan.site);
        std::optional<RoomId> first;
        for (const auto& [language, text] : plan.row.name.by_language())
            if (const auto found = rooms.find(folded_room_name(text)); found != rooms.end() && (!first || found->second < *first)) first = found->second;
        return first ? find_room(db, *first) : std::nullopt;
    }

    // A site may have thousands: they are read once a batch, not once a row.
    using RoomsByName = std::map<std::string, RoomId>;
    const RoomsByName& rooms_by_name(store::Connection& db, const SiteId& site) const {
        const auto [place, is_new] = names_of_rooms_.try_emplace(site);
        if (is_new)
            for (const Room& room : list_rooms_of_sites(db, std::span(&site, 1)))
                for (const auto& [language, text] : room.name.by_language()) place->second.emplace(folded_room_name(text), room.id);
        return place->second;
    }
    void note_names(const RoomFields& written, const std::optional<Room>& before, const RoomId& id) const {
        if (before && before->name == written.name && before->site == written.site) return;
        if (before) return names_of_rooms_.clear();  // it may have given up a name
        if (const auto known = names_of_rooms_.find(written.site); known != names_of_rooms_.end())
            for (const auto& [language, text] : written.name.by_language()) known->second.emplace(folded_room_name(text), id);
    }

    void judge(store::Connection& db, Plan& plan) const {
        if (!plan.present) {
            plan.verdict.outcome = RowOutcome::created;
            if (plan.site) plan.verdict.locks = locks_of_new_room(db, parts_.name_users, *plan.site);
        } else if (!plan.site || joined(static_cast<const RoomFields&>(*plan.present), plan.row, *plan.site) != static_cast<const RoomFields&>(*plan.present)) {
            plan.verdict.outcome = RowOutcome::changed;
            plan.verdict.locks = locks_of_room(db, parts_.name_users, plan.present->id);
            if (plan.site && *plan.site != plan.present->site)
                for (auto& scope : locks_of_new_room(db, parts_.name_users, *plan.site).scopes) plan.verdict.locks.scopes.push_back(std::move(scope));
        } else {
            const bool is_known = plan.row.id.empty() || plan.row.id == plan.present->id.text() || find_room_by_source(db, question_.source, plan.row.id);
            if (is_known) return;
        }
        plan.verdict.to_write = RowVerdict::Rest::something;
    }

    const directory::TableParts& parts_;
    const Caller& caller_;
    const directory::TableQuestion& question_;
    const tables::Vocabulary& vocabulary_;
    std::shared_ptr<const ZoneDatabase> zones_;
    tables::NameIndex sites_;
    mutable std::map<SiteId, RoomsByName> names_of_rooms_;  // as far as this batch has asked
    std::map<std::size_t, std::size_t> repeated_;
};

}  // namespace

Result<tables::TableReport> import_rooms(const directory::TableParts& parts, const Caller& caller, const std::string& request_id,
                                         const directory::TableQuestion& question) {
    if (!caller.is_staff()) return forbidden();
    const tables::Vocabulary vocabulary(*parts.messages);
    Rooms rooms(parts, caller, question, vocabulary);
    return directory::import_table(parts, caller, request_id, question, vocabulary, rooms);
}

}  // namespace multaqa::resources
