#include "access/audit_queries.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>

namespace multaqa::access {
namespace {

using command::LogPlace;
using command::LoggedChange;

constexpr std::array<std::string_view, 3> kScopesOfStaff{"directory", "resources", "agreements"};
constexpr std::string_view kEventScope = "event:";
constexpr std::string_view kBehindEveryScope = "~";  // scopes are ASCII letters

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string cursor_of(const LoggedChange& change) {
    return change.scope + "_" + std::to_string(change.place.revision) + "_" + std::to_string(change.place.n);
}

command::LogMoment moment_of(const LoggedChange& change) { return {change.at, {change.scope, change.place}}; }
std::string newest_cursor_of(const command::LogMoment& moment) {
    return std::to_string(to_micros(moment.at)) + "_" + moment.place.scope + "_" + std::to_string(moment.place.place.revision) + "_" +
           std::to_string(moment.place.place.n);
}

LogPlace place_of(const LoggedChange& change) { return {change.scope, change.place}; }
LogPlace end_of(const std::string& scope) { return {scope, {INT64_MAX, INT64_MAX}}; }

// Each scope is judged once.
class Judge {
  public:
    Judge(store::Connection& db, const Caller& caller, const SeesScope& elsewhere) : db_(db), caller_(caller), elsewhere_(elsewhere) {}
    bool allows(const std::string& scope) {
        const auto [entry, is_new] = judged_.try_emplace(scope);
        if (is_new) entry->second = may_audit(db_, caller_, scope, elsewhere_);
        return entry->second;
    }

  private:
    store::Connection& db_;
    const Caller& caller_;
    const SeesScope& elsewhere_;
    std::map<std::string, bool> judged_;
};

// Where the next page goes on behind a change that the caller may not see: at its instant again, so that the cursor names no
// scope of others. What was found of that instant comes then. One instant alone that is longer than a page is looked
// through by its very places.
command::LogMoment resume_at(std::vector<LoggedChange>& found, const std::optional<command::LogMoment>& before, const command::LogMoment& position) {
    if (before && before->at == position.at) return position;
    std::erase_if(found, [&](const LoggedChange& change) { return change.at == position.at; });
    return {position.at, {std::string(kBehindEveryScope), {0, 0}}};
}

// Who asks for a room, why and when, is for those who decide over it.
bool is_private(const Caller& caller, const LoggedChange& change) { return change.entity_kind == "booking" && !caller.is_protocol(); }

}  // namespace

bool may_audit(store::Connection& db, const Caller& caller, std::string_view scope, const SeesScope& elsewhere) {
    if (caller.is_admin()) return true;
    if (scope.starts_with(kEventScope)) return sees(elsewhere, db, caller, scope);
    return caller.is_staff() && std::find(kScopesOfStaff.begin(), kScopesOfStaff.end(), scope) != kScopesOfStaff.end();
}

std::optional<LogPlace> parse_log_place(std::string_view cursor) {
    const auto second = cursor.rfind('_');
    if (second == std::string_view::npos || second == 0) return std::nullopt;
    const auto first = cursor.rfind('_', second - 1);
    if (first == std::string_view::npos || first == 0) return std::nullopt;
    const auto revision = parse_number(cursor.substr(first + 1, second - first - 1));
    const auto n = parse_number(cursor.substr(second + 1));
    if (!revision || !n) return std::nullopt;
    return LogPlace{std::string(cursor.substr(0, first)), {*revision, *n}};
}

Result<AuditPage> list_audit(store::Connection& db, const Caller& caller, const command::ChangeFilter& filter,
                             const LogPlace& after, std::size_t limit, const SeesScope& elsewhere) {
    constexpr std::int64_t kPortion = 200;
    Judge judge(db, caller, elsewhere);
    if (!filter.scope.empty() && !judge.allows(filter.scope)) return not_found();
    if (filter.scope.empty() && !caller.is_staff()) return forbidden();
    AuditPage page;
    LogPlace position = after;
    // Rights are not in SQL: portions are read until the page is full or the log ends; a scope that may not be seen is
    // passed over whole.
    while (true) {
        auto portion = command::search_changes(db, filter, position, kPortion);
        bool passed_over = false;
        for (auto& change : portion) {
            if (!judge.allows(change.scope)) {
                position = end_of(change.scope);
                passed_over = true;
                break;
            }
            if (is_private(caller, change)) {
                position = place_of(change);
                continue;
            }
            if (page.changes.size() == limit) {
                page.next = cursor_of(page.changes.back());
                return page;
            }
            position = place_of(change);
            page.changes.push_back(std::move(change));
        }
        if (!passed_over && portion.size() < static_cast<std::size_t>(kPortion)) return page;
    }
}

std::optional<command::LogMoment> parse_log_moment(std::string_view cursor) {
    const auto mark = cursor.find('_');
    if (mark == std::string_view::npos) return std::nullopt;
    const auto at = parse_number(cursor.substr(0, mark));
    auto place = parse_log_place(cursor.substr(mark + 1));
    if (!at || !place) return std::nullopt;
    return command::LogMoment{from_micros(*at), std::move(*place)};
}

Result<AuditPage> list_newest_audit(store::Connection& db, const Caller& caller, const command::ChangeFilter& filter,
                                    const std::optional<command::LogMoment>& before, std::size_t limit, const SeesScope& elsewhere) {
    constexpr std::int64_t kPortion = 200;
    constexpr int kPortionsAtOnce = 25;  // of others' changes there may be any number between two that may be seen
    Judge judge(db, caller, elsewhere);
    if (!filter.scope.empty() && !judge.allows(filter.scope)) return not_found();
    if (filter.scope.empty() && !caller.is_staff()) return forbidden();
    AuditPage page;
    auto position = before.value_or(command::LogMoment{from_micros(INT64_MAX), {filter.scope, {INT64_MAX, INT64_MAX}}});
    for (int portions = 0; portions < kPortionsAtOnce; ++portions) {
        auto portion = command::search_newest_changes(db, filter, position, kPortion);
        for (auto& change : portion) {
            if (page.changes.size() == limit) {
                page.next = newest_cursor_of(moment_of(page.changes.back()));
                return page;
            }
            position = moment_of(change);
            if (judge.allows(change.scope) && !is_private(caller, change)) page.changes.push_back(std::move(change));
        }
        if (portion.size() < static_cast<std::size_t>(kPortion)) return page;
    }
    page.next = newest_cursor_of(filter.scope.empty() ? resume_at(page.changes, before, position) : position);
    return page;
}

}  // namespace multaqa::access
