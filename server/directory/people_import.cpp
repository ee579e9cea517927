#include "directory/people_import.hpp"

#include <algorithm>

#include "common/text/search_fold.hpp"
#include "directory/duplicate_queries.hpp"
#include "directory/organization_names_import.hpp"
#include "directory/person_commands.hpp"
#include "directory/person_queries.hpp"
#include "directory/person_table.hpp"
#include "directory/resembling_import.hpp"

namespace multaqa::directory {
namespace {

using tables::Record;
using tables::RowOutcome;

std::string folded_email(const std::string& email) { return folded({ContactKind::email, email}); }

std::string folded_names(const LocalizedText& name) {
    std::string all;
    for (const auto& [language, text] : name.by_language()) all += search_fold(text) + "\n";
    return all;
}

class People final : public TableTarget {
  public:
    People(const TableParts& parts, const Caller& caller, const TableQuestion& question, const tables::Vocabulary& vocabulary)
        : parts_(parts), caller_(caller), question_(question), vocabulary_(vocabulary), zones_(parts.zones()) {}

    std::string_view kind() const override { return "people"; }
    std::string_view scope() const override { return "directory"; }
    std::span<const tables::Column> columns() const override { return person_columns(); }

    void prepare(store::Connection& db, const std::vector<Record>& records) override {
        organizations_.load(db, caller_);
        std::map<std::string, std::size_t> first_rows;
        for (const Record& record : records) {
            const PersonRow row = read_person_row(record, vocabulary_);
            if (!row.email.empty()) ++rows_of_email_[folded_email(row.email)];
            const auto [first, is_first] = first_rows.emplace(identity_in_file(row), record.number());
            if (!is_first) repeated_.emplace(record.number(), first->second);
        }
    }

    RowVerdict plan(store::Connection& db, const Record& record) override { return decide(db, record, {}).verdict; }

    std::vector<tables::Resembling> resembling(store::Connection& db, const Record& record) override {
        return candidates_of(duplicates_of(db, read_person_row(record, vocabulary_).given, std::nullopt));
    }

    RowVerdict write(command::Write& write, const Record& record, NamedIds& named) override {
        Plan plan = decide(write.db(), record, named);
        if (plan.verdict.to_write == RowVerdict::Rest::nothing) return std::move(plan.verdict);
        std::optional<OrganizationId> organization = plan.organization;
        if (!organization && !plan.row.organization.empty()) organization = OrganizationNames::create(write, plan.row.organization, named);
        const PersonDetails wanted = joined(plan.present ? details_of(*plan.present) : PersonDetails{}, plan.row, organization);
        if (!plan.present) {
            plan.verdict.id = add_person(write, wanted).person.id.text();
        } else {
            plan.verdict.id = plan.present->person.id.text();
            const auto changed = change_person(write, *plan.present, [&wanted](const PersonDetails&) { return Draft<PersonDetails>{wanted, {}}; }, parts_.name_users);
            if (changed.has_error()) return {.outcome = RowOutcome::refused, .to_write = {}, .problems = problems_of(record, changed.error()), .locks = {}, .id = {}};
        }
        remember(write, plan.row, organization, PersonId(plan.verdict.id));
        return std::move(plan.verdict);
    }

    void keep(const NamedIds& named) override { organizations_.keep(named); }

  private:
    struct Plan {
        PersonRow row;
        RowVerdict verdict;
        std::optional<PersonRecord> present;
        std::optional<OrganizationId> organization;  // known already
    };

    // The same in two rows of a file means the same person twice.
    static std::string identity_in_file(const PersonRow& row) {
        if (!row.id.empty()) return "id\n" + row.id;
        if (!row.email.empty()) return "email\n" + folded_email(row.email) + "\n" + folded_names(row.given.fields.name);
        return "name\n" + folded_names(row.given.fields.name) + "\n" + folded_names(row.organization);
    }

    Plan decide(store::Connection& db, const Record& record, const NamedIds& named) const {
        Plan plan{.row = read_person_row(record, vocabulary_), .verdict = {}, .present = {}, .organization = {}};
        check(record, plan, named);
        plan.verdict.problems = plan.row.problems;
        if (!plan.verdict.problems.empty()) {
            plan.verdict.outcome = RowOutcome::refused;
            return plan;
        }
        if (const auto id = find(db, plan)) {
            auto present = get_person(db, caller_, *id);
            if (present.has_value()) plan.present = std::move(*present);
        }
        judge(db, plan);
        return plan;
    }

    void check(const Record& record, Plan& plan, const NamedIds& named) const {
        PersonRow& row = plan.row;
        if (const auto first = repeated_.find(record.number()); first != repeated_.end())
            row.problems.push_back(record.problem("", "row-problem.repeated", {{"row", std::to_string(first->second)}}));
        if (row.given.fields.home_zone && check_zone(*zones_, *row.given.fields.home_zone, "")) row.problems.push_back(record.problem("time_zone", "row-problem.time-zone"));
        if (row.organization.empty()) return;
        const auto found = organizations_.find(row.organization);
        if (found.size() > 1) row.problems.push_back(record.problem("organization", "row-problem.ambiguous"));
        if (found.size() == 1) plan.organization = OrganizationId(*found.begin());
        else plan.organization = OrganizationNames::created(row.organization, named);
    }

    std::optional<PersonId> find(store::Connection& db, const Plan& plan) const {
        const PersonRow& row = plan.row;
        if (!row.id.empty()) {
            const auto own = PersonId::parse(row.id);
            if (own && find_person(db, *own)) return own;
            if (auto known = find_person_by_source(db, question_.source, row.id)) return known;
        }
        if (!row.email.empty()) return find_by_email(db, row);
        if (!row.id.empty()) return std::nullopt;
        for (const std::string& key : name_keys(row, plan.organization))
            if (auto known = find_person_by_source(db, name_source(), key)) return known;
        return std::nullopt;
    }

    std::optional<PersonId> find_by_email(store::Connection& db, const PersonRow& row) const {
        const auto bearers = list_people_by_email(db, row.email);
        for (const Person& bearer : bearers)
            if (is_same_name(bearer.name, row.given.fields.name)) return bearer.id;
        const auto rows = rows_of_email_.find(folded_email(row.email));
        const bool is_shared = rows != rows_of_email_.end() && rows->second > 1;
        if (bearers.size() == 1 && !is_shared) return bearers.front().id;
        return std::nullopt;
    }

    void judge(store::Connection& db, Plan& plan) const {
        const bool names_new_organization = !plan.row.organization.empty() && !plan.organization;
        if (!plan.present) {
            plan.verdict.outcome = RowOutcome::created;
        } else if (names_new_organization || joined(details_of(*plan.present), plan.row, plan.organization) != details_of(*plan.present)) {
            plan.verdict.outcome = RowOutcome::changed;
            plan.verdict.locks.scopes = scopes_to_lock(parts_.name_users, db, "person", plan.present->person.id.text(), "directory");
        } else if (is_remembered(db, plan)) {
            return;
        }
        plan.verdict.to_write = RowVerdict::Rest::something;
    }

    // --- what the source calls its people
    std::string name_source() const { return question_.source + ":name"; }
    static std::vector<std::string> name_keys(const PersonRow& row, const std::optional<OrganizationId>& organization) {
        std::vector<std::string> keys;
        for (const auto& [language, text] : row.given.fields.name.by_language())
            keys.push_back(tables::name_key(text, organization ? organization->text() : ""));
        return keys;
    }
    static bool is_ours(const PersonRow& row, const PersonId& id) { return row.id == id.text(); }

    bool is_remembered(store::Connection& db, const Plan& plan) const {
        if (!plan.row.id.empty()) return is_ours(plan.row, plan.present->person.id) || find_person_by_source(db, question_.source, plan.row.id);
        if (!plan.row.email.empty()) return true;
        const auto keys = name_keys(plan.row, plan.organization);
        return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) { return find_person_by_source(db, name_source(), key).has_value(); });
    }

    void remember(command::Write& write, const PersonRow& row, const std::optional<OrganizationId>& organization, const PersonId& id) const {
        const auto put = [&](const std::string& source, const std::string& key) {
            if (!find_person_by_source(write.db(), source, key)) remember_person(write, source, key, id);
        };
        if (!row.id.empty()) {
            if (!is_ours(row, id)) put(question_.source, row.id);
            return;
        }
        if (!row.email.empty()) return;
        for (const std::string& key : name_keys(row, organization)) put(name_source(), key);
    }

    const TableParts& parts_;
    const Caller& caller_;
    const TableQuestion& question_;
    const tables::Vocabulary& vocabulary_;
    std::shared_ptr<const ZoneDatabase> zones_;
    OrganizationNames organizations_;
    std::map<std::string, std::size_t> rows_of_email_;
    std::map<std::size_t, std::size_t> repeated_;  // row → the first that means the same
};

}  // namespace

Result<tables::TableReport> import_people(const TableParts& parts, const Caller& caller, const std::string& request_id, const TableQuestion& question) {
    if (!caller.is_staff()) return forbidden();
    const tables::Vocabulary vocabulary(*parts.messages);
    People people(parts, caller, question, vocabulary);
    return import_table(parts, caller, request_id, question, vocabulary, people);
}

}  // namespace multaqa::directory
