#include "programme/recurrence_jobs.hpp"

#include <variant>

#include "access/user_commands.hpp"
#include "common/log.hpp"
#include "programme/recurrence_commands.hpp"
#include "programme/recurrence_queries.hpp"

namespace multaqa::programme {
namespace {

// Nullopt: refused.
std::optional<std::size_t> extend_one(command::Executor& executor, const RecurrenceId& id, Extension extension) {
    const auto outcome = executor.run<std::size_t>(access::command_line(), "job", extend_recurrence(id, extension));
    if (outcome.has_error()) return std::nullopt;
    const auto* const made = std::get_if<std::size_t>(&*outcome);
    return made == nullptr ? 0 : *made;
}

}  // namespace

std::size_t extend_recurrences(store::Database& database, command::Executor& executor, Instant now) {
    const auto due = database.read_value([&](store::Connection& db) { return list_recurrences_due(db, now); });
    std::size_t total = 0;
    for (const auto& id : due) {
        auto made = extend_one(executor, id, Extension::as_pattern);
        if (!made) made = extend_one(executor, id, Extension::as_drafts);
        if (!made) log::error("recurrence-not-extended", {{"recurrence", std::string_view(id.text())}});
        total += made.value_or(0);
    }
    return total;
}

}  // namespace multaqa::programme
