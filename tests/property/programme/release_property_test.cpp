// Random edits and releases of a small programme: what followers hold, what a difference says, and the way back.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <map>

#include "programme/release_difference_documents.hpp"
#include "programme/release_reinstate_commands.hpp"
#include "programme/release_store.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;

enum class Deed { add, move, rename, cancel, revive, invite, nest, give_up, publish };
constexpr std::array kDeeds{Deed::add, Deed::move, Deed::rename, Deed::cancel, Deed::revive, Deed::invite, Deed::nest, Deed::give_up, Deed::publish};

struct Step {
    Deed deed{};
    int which = 0;  // session, counted round
    int hour = 0;
    int place = 0;
};
rc::Gen<Step> some_step() {
    return rc::gen::map(rc::gen::tuple(rc::gen::elementOf(kDeeds), rc::gen::inRange(0, 100), rc::gen::inRange(6, 20), rc::gen::inRange(0, 3)),
                        [](const std::tuple<Deed, int, int, int>& drawn) {
                            return Step{std::get<0>(drawn), std::get<1>(drawn), std::get<2>(drawn), std::get<3>(drawn)};
                        });
}

// An event under random hands. Refused steps are steps, too: they must leave nothing behind.
class Hands {
  public:
    explicit Hands(store::Database& database) : office(database) {}

    void take(const Step& step) {
        const auto* const session = sessions.empty() ? nullptr : &sessions[static_cast<std::size_t>(step.which) % sessions.size()];
        if (step.deed == Deed::add || session == nullptr) return add(step, std::nullopt);
        switch (step.deed) {
            case Deed::nest: return add(step, *session);
            case Deed::move: return move(*session, step);
            case Deed::publish: return publish();
            case Deed::give_up: static_cast<void>(office.run(kProtocol, give_up_placement({*session, ""}))); return;
            default: return patch(*session, step);
        }
    }

    void publish() {
        if (office.publish().has_value()) ++releases;
    }
    json::value released(std::int64_t number, Audience audience) {
        const auto document = office.read([&](store::Connection& db) {
            return release_store::find_document(db, office.event, {number, 0}, audience);
        });
        return json::parse_trusted(document.value().bytes);
    }

    ProgrammeOffice office;
    std::vector<SessionId> sessions;
    std::int64_t releases = 0;

  private:
    static std::string clock(int hour) { return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00"; }
    std::optional<RoomId> room(int place) const {
        return place == 0 ? std::nullopt : std::optional(place == 1 ? office.hall : office.library);
    }

    void add(const Step& step, std::optional<SessionId> parent) {
        auto create = office.wanted("Séance " + std::to_string(sessions.size()), clock(step.hour), room(step.place));
        create.content.parent = std::move(parent);
        if (step.which % 3 == 0) create.content.status = SessionStatus::draft;
        if (step.which % 5 == 0) create.content.time.duration = minutes{180};
        const auto written = office.run(kProtocol, create_session(create));
        if (written.has_value()) sessions.push_back(written->session.id);
    }
    void move(const SessionId& id, const Step& step) {
        static_cast<void>(office.run(kProtocol, move_session(ProgrammeOffice::to(office.present(id), clock(step.hour), Removable<RoomId>(room(step.place))))));
    }
    void patch(const SessionId& id, const Step& step) {
        SessionPatch patch;
        if (step.deed == Deed::rename) patch.title.languages["ar"] = "جلسة " + std::to_string(step.which);
        if (step.deed == Deed::cancel) patch.status = SessionStatus::cancelled;
        if (step.deed == Deed::revive) patch.status = SessionStatus::confirmed;
        if (step.deed == Deed::invite)
            patch.participants[step.place == 0 ? office.amina : office.idris] =
                step.which % 4 == 0 ? std::optional<ParticipantPatch>() : ParticipantPatch{{{ParticipantRole::speaker, true}}, step.place == 2, {}};
        static_cast<void>(office.run(kProtocol, patch_session({id, office.present(id).version, patch, {}})));
    }
};

void apply_fields(json::object& entry, const json::object& fields) {
    for (const auto& field : fields) {
        const auto* const after = field.value().as_object().if_contains("after");
        if (after != nullptr)
            entry[field.key()] = *after;
        else
            entry.erase(field.key());
    }
}

void apply_changes(json::object& entries, const std::vector<EntryChange>& changes) {
    for (const auto& change : changes) {
        if (change.fate == EntryFate::removed) {
            entries.erase(change.id);
            continue;
        }
        auto& entry = entries[change.id];
        if (!entry.is_object()) entry.emplace_object();
        apply_fields(entry.as_object(), change.fields);
    }
}

json::value applied(json::value document, const AgendaDifference& difference) {
    auto& object = document.as_object();
    apply_fields(object["event"].as_object(), difference.event);
    apply_changes(object["sessions"].as_object(), difference.sessions);
    apply_changes(object["rooms"].as_object(), difference.rooms);
    apply_changes(object["people"].as_object(), difference.people);
    return document;
}

// Without what a release has of its own and what every write raises.
json::value programme_of(json::value document) {
    document.as_object().erase("release");
    document.as_object().erase("timeZoneVersion");
    for (auto& session : document.at("sessions").as_object())
        for (const auto* const name : {"id", "uid", "version", "sequence", "updated", "publishedPlacement"}) session.value().as_object().erase(name);
    for (const auto* const kind : {"rooms", "people"})
        for (auto& entry : document.at(kind).as_object()) entry.value().as_object().erase("id");
    document.at("event").as_object().erase("id");
    return document;
}

// One database for each case: its history must begin with it.
struct Case {
    test::TestDatabase remains = test::make_test_database("sqlite");
    std::unique_ptr<store::Database> database = remains.open();
    Hands hands{*database};
};

RC_GTEST_PROP(Releases, LeaveFollowersWithWhatIsReadAfresh, ()) {
    Case made;
    auto& office = made.hands.office;
    std::map<Audience, std::pair<json::value, std::int64_t>> held;
    held[Audience::staff] = {office.document(Audience::staff), office.head(Audience::staff)};
    for (const auto& step : *rc::gen::resize(60, rc::gen::container<std::vector<Step>>(some_step()))) {
        made.hands.take(step);
        if (made.hands.releases == 1 && !held.contains(Audience::public_))
            held[Audience::public_] = {office.document(Audience::public_), office.head(Audience::public_)};
    }
    for (auto& [audience, state] : held) {
        for (const auto& frame : office.frames(audience, state.second)) test::apply(state.first, frame);
        RC_ASSERT(state.first == office.document(audience));
    }
}

RC_GTEST_PROP(Releases, DifferByWhatTurnsTheOlderIntoTheNewer, ()) {
    Case made;
    for (const auto& step : *rc::gen::resize(60, rc::gen::container<std::vector<Step>>(some_step()))) made.hands.take(step);
    made.hands.publish();
    for (std::int64_t older = 1; older <= made.hands.releases; ++older)
        for (std::int64_t newer = older; newer <= made.hands.releases; ++newer)
            for (const auto audience : kAudiences) {
                const auto before = made.hands.released(older, audience);
                const auto after = made.hands.released(newer, audience);
                const auto difference = difference_between(before, after);
                RC_ASSERT(programme_of(applied(before, difference)) == programme_of(after));
                if (older == newer) RC_ASSERT(difference.sessions.empty() && difference.event.empty());
            }
}

// What the older release lacks is cancelled, and is all that may stand beside what it showed.
RC_GTEST_PROP(Releases, ComeBackWholeWhenTheyAreReinstatedAndPublished, ()) {
    Case made;
    auto& hands = made.hands;
    for (const auto& step : *rc::gen::resize(60, rc::gen::container<std::vector<Step>>(some_step()))) hands.take(step);
    hands.publish();
    RC_PRE(hands.releases > 0);
    const auto last = hands.releases;
    const auto number = *rc::gen::inRange<std::int64_t>(1, last + 1);
    const auto revision = hands.office.revision_of_event();
    ReinstateRelease reinstate;
    reinstate.event = hands.office.event;
    reinstate.number = {number, 0};
    reinstate.revision = revision;
    const auto reinstated = hands.office.run(kProtocol, reinstate_release(reinstate));
    RC_CLASSIFY(reinstated.has_error(), "refused");
    if (reinstated.has_error()) {
        // Only what was never released can stand in the way here; it is refused whole.
        RC_ASSERT(reinstated.error().code == ProblemCode::schedule_conflict || reinstated.error().code == ProblemCode::validation_failed);
        RC_ASSERT(hands.office.revision_of_event() == revision);
        return;
    }
    RC_ASSERT(hands.office.revision_of_event() == revision + (reinstated->changes.empty() ? 0 : 1));
    hands.publish();
    for (const auto audience : kAudiences) {
        const auto then = programme_of(hands.released(number, audience));
        const auto now = programme_of(hands.released(hands.releases, audience));
        for (const auto& session : now.at("sessions").as_object()) {
            const auto* const shown = then.at("sessions").as_object().if_contains(session.key());
            if (shown != nullptr) {
                RC_ASSERT(session.value() == *shown);
                continue;
            }
            const auto id = SessionId(std::string(session.key()));
            const auto released_since = hands.released(last, audience);
            if (released_since.at("sessions").as_object().contains(session.key()))
                RC_ASSERT(hands.office.present(id).content.status == SessionStatus::cancelled);
        }
        for (const auto& session : then.at("sessions").as_object()) RC_ASSERT(now.at("sessions").as_object().contains(session.key()));
    }
}

}  // namespace
}  // namespace multaqa::programme
