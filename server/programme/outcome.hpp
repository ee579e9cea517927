// What came out of a session: a decision, a commitment, who sees to it and by when. Values and rules, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/result/problem.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/plain_date_time.hpp"
#include "programme/text_patch.hpp"

namespace multaqa::programme {

using OutcomeId = Id<struct OutcomeTag>;

enum class OutcomeKind { decision, outcome, follow_up, commitment };
std::optional<OutcomeKind> parse_outcome_kind(std::string_view word);
std::string_view word(OutcomeKind kind);

// open: still to be seen to; the list of a series carries it to the next edition.
enum class OutcomeStatus { open, done, dropped };
std::optional<OutcomeStatus> parse_outcome_status(std::string_view word);
std::string_view word(OutcomeStatus status);

inline constexpr std::size_t kOutcomesPerSession = 200;

struct OutcomeContent {
    OutcomeKind kind = OutcomeKind::decision;
    LocalizedText text;
    std::optional<PersonId> owner_person;
    std::optional<OrganizationId> owner_organization;
    std::optional<PlainDate> due;
    OutcomeStatus status = OutcomeStatus::open;

    friend bool operator==(const OutcomeContent&, const OutcomeContent&) = default;
};

struct Outcome {
    OutcomeId id;
    EventId event;
    SessionId session;
    OutcomeContent content;
    std::int64_t version = 1;
    Instant created;
    Instant updated;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

// A merge patch (RFC 7396), typed.
struct OutcomePatch {
    std::optional<OutcomeKind> kind;
    TextPatch text;
    Removable<PersonId> owner_person;
    Removable<OrganizationId> owner_organization;
    Removable<PlainDate> due;
    std::optional<OutcomeStatus> status;
};
OutcomeContent patched(OutcomeContent content, const OutcomePatch& patch);

// Everything that is wrong with it but references.
std::vector<Fault> faults_of(const OutcomeContent& content);

}  // namespace multaqa::programme
