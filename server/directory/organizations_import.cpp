#include "directory/organizations_import.hpp"

#include "common/text/search_fold.hpp"
#include "directory/duplicate_queries.hpp"
#include "directory/organization_commands.hpp"
#include "directory/organization_names_import.hpp"
#include "directory/organization_queries.hpp"
#include "directory/organization_table.hpp"
#include "directory/resembling_import.hpp"

namespace multaqa::directory {
namespace {

using tables::Record;
using tables::RowOutcome;

class Organizations final : public TableTarget {
  public:
    Organizations(const TableParts& parts, const Caller& caller, const tables::Vocabulary& vocabulary)
        : parts_(parts), caller_(caller), vocabulary_(vocabulary), zones_(parts.zones()) {}

    std::string_view kind() const override { return "organizations"; }
    std::string_view scope() const override { return "directory"; }
    std::span<const tables::Column> columns() const override { return organization_columns(); }

    void prepare(store::Connection& db, const std::vector<Record>& records) override {
        names_.load(db, caller_);
        std::map<std::string, std::size_t> first_rows;
        for (const Record& record : records) {
            const auto row = read_organization_row(record, vocabulary_);
            const auto [first, is_first] = first_rows.emplace(identity_in_file(row), record.number());
            if (!is_first) repeated_.emplace(record.number(), first->second);
        }
    }

    RowVerdict plan(store::Connection& db, const Record& record) override { return decide(db, record, {}).verdict; }

    std::vector<tables::Resembling> resembling(store::Connection& db, const Record& record) override {
        return candidates_of(duplicates_of(db, read_organization_row(record, vocabulary_).given, std::nullopt));
    }

    RowVerdict write(command::Write& write, const Record& record, NamedIds& named) override {
        Plan plan = decide(write.db(), record, named);
        if (plan.verdict.to_write == RowVerdict::Rest::nothing) return std::move(plan.verdict);
        auto parent = plan.parent;
        if (!parent && !plan.row.parent.empty()) parent = OrganizationNames::create(write, plan.row.parent, named);
        const auto wanted = joined(plan.present ? static_cast<const OrganizationFields&>(*plan.present) : OrganizationFields{}, plan.row, parent);
        const auto written = plan.present ? change_organization(write, *plan.present, [&wanted](const OrganizationFields&) { return Draft<OrganizationFields>{wanted, {}}; }, parts_.name_users)
                                          : enter_organization(write, {wanted, {}});
        if (written.has_error()) return {.outcome = RowOutcome::refused, .to_write = {}, .problems = problems_of(record, written.error()), .locks = {}, .id = {}};
        plan.verdict.id = written->id.text();
        // the next rows may name it as their parent, or be the same
        for (const auto& [language, text] : written->name.by_language()) named.rows.emplace(search_fold(text), written->id.text());
        return std::move(plan.verdict);
    }

    void keep(const NamedIds& named) override {
        names_.keep(named);
    }

  private:
    struct Plan {
        OrganizationRow row;
        RowVerdict verdict;
        std::optional<Organization> present;
        std::optional<OrganizationId> parent;
    };

    static std::string identity_in_file(const OrganizationRow& row) {
        if (!row.id.empty()) return "id\n" + row.id;
        std::string key = row.given.country.value_or("");
        for (const auto& [language, text] : row.given.name.by_language()) key += "\n" + search_fold(text);
        return key;
    }

    Plan decide(store::Connection& db, const Record& record, const NamedIds& named) const {
        Plan plan{.row = read_organization_row(record, vocabulary_), .verdict = {}, .present = {}, .parent = {}};
        auto& problems = plan.row.problems;
        if (const auto first = repeated_.find(record.number()); first != repeated_.end())
            problems.push_back(record.problem("", "row-problem.repeated", {{"row", std::to_string(first->second)}}));
        if (plan.row.given.zone && check_zone(*zones_, *plan.row.given.zone, "")) problems.push_back(record.problem("time_zone", "row-problem.time-zone"));
        find_parent(record, plan, named);
        if (problems.empty()) find(db, record, plan, named);
        plan.verdict.problems = problems;
        if (!problems.empty()) plan.verdict.outcome = RowOutcome::refused;
        else judge(db, plan);
        return plan;
    }

    void find_parent(const Record& record, Plan& plan, const NamedIds& named) const {
        if (plan.row.parent.empty()) return;
        const auto found = names_.find(plan.row.parent);
        if (found.size() > 1) plan.row.problems.push_back(record.problem("parent", "row-problem.ambiguous"));
        if (found.size() == 1) plan.parent = OrganizationId(*found.begin());
        else plan.parent = OrganizationNames::created(plan.row.parent, named);
    }

    void find(store::Connection& db, const Record& record, Plan& plan, const NamedIds& named) const {
        const auto own = OrganizationId::parse(plan.row.id);
        if (own) {
            auto known = get_organization(db, caller_, *own);
            if (known.has_value()) plan.present = std::move(*known);
            if (plan.present) return;
        }
        auto ids = names_.find(plan.row.given.name);
        if (const auto created = OrganizationNames::created(plan.row.given.name, named)) ids.insert(created->text());
        for (const std::string& id : ids) {
            auto candidate = find_organization(db, OrganizationId(id));
            const bool contradicts = candidate && candidate->country && plan.row.given.country && *candidate->country != *plan.row.given.country;
            if (!candidate || contradicts) continue;
            if (plan.present) plan.row.problems.push_back(record.problem("name", "row-problem.ambiguous"));
            plan.present = std::move(candidate);
        }
    }

    void judge(store::Connection& db, Plan& plan) const {
        const bool names_new_parent = !plan.row.parent.empty() && !plan.parent;
        if (!plan.present) plan.verdict.outcome = RowOutcome::created;
        else if (names_new_parent || joined(static_cast<const OrganizationFields&>(*plan.present), plan.row, plan.parent) != static_cast<const OrganizationFields&>(*plan.present)) {
            plan.verdict.outcome = RowOutcome::changed;
            plan.verdict.locks.scopes = scopes_to_lock(parts_.name_users, db, "organization", plan.present->id.text(), "directory");
        } else {
            return;
        }
        plan.verdict.to_write = RowVerdict::Rest::something;
    }

    const TableParts& parts_;
    const Caller& caller_;
    const tables::Vocabulary& vocabulary_;
    std::shared_ptr<const ZoneDatabase> zones_;
    OrganizationNames names_;
    std::map<std::size_t, std::size_t> repeated_;
};

}  // namespace

Result<tables::TableReport> import_organizations(const TableParts& parts, const Caller& caller, const std::string& request_id,
                                                 const TableQuestion& question) {
    if (!caller.is_staff()) return forbidden();
    const tables::Vocabulary vocabulary(*parts.messages);
    Organizations organizations(parts, caller, vocabulary);
    return import_table(parts, caller, request_id, question, vocabulary, organizations);
}

}  // namespace multaqa::directory
