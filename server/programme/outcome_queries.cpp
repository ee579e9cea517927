#include "programme/outcome_queries.hpp"

#include <map>

#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/outcome_store.hpp"
#include "programme/series_queries.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::programme {
namespace {

// Whether the caller may read outcomes there at all; the filter that finds them.
struct Look {
    store::Connection& db;
    const Caller& caller;
    outcome_store::Filter& filter;

    Done operator()(const SessionId& id) const {
        filter.session = id;
        return done(get_session(db, caller, id));
    }
    Done operator()(const EventId& id) const {
        filter.event = id;
        return done(get_working_event(db, caller, id));
    }
    Done operator()(const SeriesId& id) const {
        filter.series = id;
        const auto series = get_series(db, caller, id);
        if (series.has_error()) return series.error();
        if (!caller.is_staff()) return forbidden();
        return {};
    }
    template <class T>
    static Done done(const Result<T>& result) {
        if (result.has_error()) return result.error();
        return {};
    }
};

}  // namespace

Result<Outcome> get_outcome(store::Connection& db, const Caller& caller, const OutcomeId& id) {
    auto outcome = outcome_store::find(db, id);
    if (!outcome) return not_found();
    // Who may not look at the working programme is not told that it exists.
    if (get_working_event(db, caller, outcome->event).has_error()) return not_found();
    return std::move(*outcome);
}

Result<OutcomePage> list_outcomes(store::Connection& db, const Caller& caller, const OutcomeQuestion& question, std::size_t limit,
                                  std::string_view cursor) {
    constexpr std::size_t kPortion = 200;
    outcome_store::Filter filter{.session = {}, .event = {}, .series = {}, .kind = question.kind, .status = question.status};
    if (const auto allowed = std::visit(Look{db, caller, filter}, question.of); allowed.has_error()) return allowed.error();
    auto after = cursor.empty() ? OutcomeId{} : OutcomeId::parse(cursor);
    if (!after) return validation_failed("?cursor", "fault.cursor");
    std::map<EventId, bool> seen;
    const auto is_ours = [&](const EventId& event) {
        const auto [found, is_new] = seen.try_emplace(event, false);
        if (is_new) found->second = get_working_event(db, caller, event).has_value();
        return found->second;
    };
    OutcomePage page;
    // Rights are not in SQL: portions are read until the page is full or the table ends.
    while (true) {
        const auto portion = outcome_store::list_page(db, filter, *after, kPortion);
        for (const auto& outcome : portion) {
            if (!is_ours(outcome.event)) continue;
            if (page.outcomes.size() == limit) {
                page.next = page.outcomes.back().id.text();
                return page;
            }
            page.outcomes.push_back(outcome);
        }
        if (portion.size() < kPortion) return page;
        after = portion.back().id;
    }
}

}  // namespace multaqa::programme
