#include "programme/session.hpp"

#include <gtest/gtest.h>

#include "programme/session_patch.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

TEST(Words, ComeBackAsTheyWereWritten) {
    for (const auto* const text : {"plenary", "courtesy-call", "break", "other"}) EXPECT_EQ(word(*parse_session_type(text)), text);
    for (const auto* const text : {"draft", "tentative", "confirmed", "cancelled"}) EXPECT_EQ(word(*parse_session_status(text)), text);
    for (const auto* const text : {"chair", "signatory", "contact"}) EXPECT_EQ(word(*parse_participant_role(text)), text);
    EXPECT_FALSE(parse_session_type("Plenary").has_value());
}

TEST(Transition, NeverLeadsBackToDraftOnceReleased) {
    using enum SessionStatus;
    EXPECT_EQ(transition(tentative, draft, History::never_released), Transition::allowed);
    EXPECT_EQ(transition(tentative, draft, History::released), Transition::refused);
    EXPECT_EQ(transition(cancelled, confirmed, History::released), Transition::allowed);
    EXPECT_EQ(transition(draft, draft, History::released), Transition::allowed);
}

TEST(FaultsOf, NamesWhatDoesNotHoldTogether) {
    SessionContent content;
    content.status = SessionStatus::confirmed;
    content.held_until = Instant{};
    content.virtual_locations["main"];
    content.participants[test::id<PersonId>(1)];
    EXPECT_EQ(test::told(faults_of(content)),
              "/title fault.required, /heldUntil fault.held-until-status, /virtualLocations/main/uri fault.required, "
              "/participants/018d3a52-0000-7000-8000-000000000001/roles fault.required");
}

TEST(NextSequence, RisesForTimeRoomAndCancellationOnly) {
    const auto before = test::session(1);
    auto after = before;
    after.content.title = LocalizedText({{"fr", "Autre"}});
    EXPECT_EQ(next_sequence(before, after), 0);
    after.content.room = test::id<RoomId>(7);
    EXPECT_EQ(next_sequence(before, after), 1);
    after = before;
    after.placement = test::placed("2027-01-12T10:00:00", 60);
    EXPECT_EQ(next_sequence(before, after), 1);
    after = before;
    after.content.status = SessionStatus::cancelled;
    EXPECT_EQ(next_sequence(before, after), 1);
}

TEST(Patched, AddsAndRemovesMembersOfMaps) {
    auto content = test::session(1).content;
    const auto amina = test::id<PersonId>(1);
    const auto idris = test::id<PersonId>(2);
    content.participants[amina] = {{ParticipantRole::chair}, true, ParticipationStatus::accepted};
    content.participants[idris] = {{ParticipantRole::speaker}, true, ParticipationStatus::needs_action};
    SessionPatch patch;
    patch.participants[amina].emplace().roles = {{ParticipantRole::speaker, true}, {ParticipantRole::chair, false}};
    patch.participants[idris] = std::nullopt;
    patch.title.languages = {{"fr", std::nullopt}, {"ar", "جلسة"}};
    const auto after = patched(content, patch);
    EXPECT_EQ(after.participants, (Participants{{amina, {{ParticipantRole::speaker}, true, ParticipationStatus::accepted}}}));
    EXPECT_EQ(after.title, LocalizedText({{"ar", "جلسة"}}));
    EXPECT_EQ(patched(content, {}), content);
}

TEST(Patched, DropsTheEndOfAHoldWithItsStatus) {
    auto content = test::session(1).content;
    content.held_until = Instant{};
    SessionPatch confirm;
    confirm.status = SessionStatus::confirmed;
    EXPECT_FALSE(patched(content, confirm).held_until.has_value());
}

}  // namespace
}  // namespace multaqa::programme
