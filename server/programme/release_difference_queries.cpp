#include "programme/release_difference_queries.hpp"

#include <utility>

#include "programme/agenda_documents.hpp"
#include "programme/agenda_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/release_store.hpp"

namespace multaqa::programme {
namespace {

// A release with its document; the working programme has no release, nothing at all has neither.
struct Side {
    std::optional<Release> release;
    json::value document;
};

Result<Side> side_of(store::Connection& db, const EventId& event, const ReleaseNumber& number, Audience audience) {
    auto release = release_store::find(db, event, number);
    const auto document = release_store::find_document(db, event, number, audience);
    if (!release || !document) return not_found();
    return Side{std::move(release), json::parse_trusted(document->bytes)};
}

Result<Side> working_side(store::Connection& db, const DifferenceQuestion& question) {
    const auto agenda = load_working_agenda(db, question.event, question.zone_version);
    if (!agenda) return not_found();
    return Side{std::nullopt, released_json(*agenda, question.audience)};
}

Result<Side> side_before(store::Connection& db, const DifferenceQuestion& question) {
    const auto older = release_store::list_page(db, question.event, question.number, 1);
    if (older.empty()) return Side{std::nullopt, empty_agenda()};
    return side_of(db, question.event, older.front().number, question.audience);
}

ReleaseDifference between(Side from, Side to) {
    auto difference = difference_between(from.document, to.document);
    return {std::move(from.release), std::move(to.release), std::move(difference)};
}

}  // namespace

Result<ReleaseDifference> get_difference(store::Connection& db, const Caller& caller, const DifferenceQuestion& question) {
    if (const auto allowed = get_working_event(db, caller, question.event); allowed.has_error()) return allowed.error();
    auto asked = side_of(db, question.event, question.number, question.audience);
    if (asked.has_error()) return asked.error();
    if (question.against == kWorkingProgramme) {
        auto working = working_side(db, question);
        if (working.has_error()) return working.error();
        return between(std::move(*asked), std::move(*working));
    }
    const auto against = parse_release_number(question.against);
    if (!question.against.empty() && !against) return validation_failed("?against", "fault.release-number");
    auto other = against ? side_of(db, question.event, *against, question.audience) : side_before(db, question);
    if (other.has_error()) return other.error();
    if (against && question.number < *against) return between(std::move(*asked), std::move(*other));
    return between(std::move(*other), std::move(*asked));
}

}  // namespace multaqa::programme
