// Reading outcomes: of a session, an event, a series. For whoever may look at the working programme.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/event.hpp"
#include "programme/outcome.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

// not_found, or forbidden where the event is seen but not worked on.
Result<Outcome> get_outcome(store::Connection& db, const Caller& caller, const OutcomeId& id);

struct OutcomeQuestion {
    std::variant<SessionId, EventId, SeriesId> of;
    std::optional<OutcomeKind> kind;
    std::optional<OutcomeStatus> status;
};
struct OutcomePage {
    std::vector<Outcome> outcomes;  // in order of creation
    std::string next;
};
// Of a series: those of its editions that the caller works on.
Result<OutcomePage> list_outcomes(store::Connection& db, const Caller& caller, const OutcomeQuestion& question, std::size_t limit,
                                  std::string_view cursor);

}  // namespace multaqa::programme
