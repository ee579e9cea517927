#include "programme/outcome.hpp"

#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<OutcomeKind, 4> kOutcomeKinds{{{OutcomeKind::decision, "decision"},
                                        {OutcomeKind::outcome, "outcome"},
                                        {OutcomeKind::follow_up, "follow-up"},
                                        {OutcomeKind::commitment, "commitment"}}};
constexpr Words<OutcomeStatus, 3> kOutcomeStatuses{
    {{OutcomeStatus::open, "open"}, {OutcomeStatus::done, "done"}, {OutcomeStatus::dropped, "dropped"}}};

}  // namespace

std::optional<OutcomeKind> parse_outcome_kind(std::string_view text) { return parse_word(kOutcomeKinds, text); }
std::string_view word(OutcomeKind kind) { return word_of(kOutcomeKinds, kind); }
std::optional<OutcomeStatus> parse_outcome_status(std::string_view text) { return parse_word(kOutcomeStatuses, text); }
std::string_view word(OutcomeStatus status) { return word_of(kOutcomeStatuses, status); }

OutcomeContent patched(OutcomeContent content, const OutcomePatch& patch) {
    if (patch.kind) content.kind = *patch.kind;
    content.text = patched(content.text, patch.text);
    if (patch.owner_person) content.owner_person = *patch.owner_person;
    if (patch.owner_organization) content.owner_organization = *patch.owner_organization;
    if (patch.due) content.due = *patch.due;
    if (patch.status) content.status = *patch.status;
    return content;
}

std::vector<Fault> faults_of(const OutcomeContent& content) {
    if (content.text.empty()) return {{"/text", "fault.required", {}}};
    return {};
}

}  // namespace multaqa::programme
