#include "programme/release_commands.hpp"

#include <memory>
#include <set>

#include "programme/audience.hpp"
#include "programme/event_store.hpp"
#include "programme/release_preparation_commands.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::programme {
namespace {

constexpr int kRacesOnPool = 3;  // DECISIONS 12

// Something else was written between the snapshot and the writer: prepare again.
struct LostRace : ProblemEvidence {};

command::LockSet locks_of(store::Connection& db, const EventId& event) {
    if (!event_store::find(db, event)) return {};
    std::set<std::string> subjects;
    for (const auto& session : session_store::list_held(db, event))
        for (const auto& occupancy : scheduling::list_occupancies_of_owner(db, owner_of(session)))
            subjects.insert(key_of(occupancy.subject));
    return {{scope_of(event)}, {subjects.begin(), subjects.end()}};
}

command::Command<Release> command_of(const EventId& event, std::optional<command::IdempotencyKey> key,
                                     std::function<Result<Release>(command::Write&)> run) {
    return {.name = "publish-release",
            .locks = [event](store::Connection& db) { return locks_of(db, event); },
            .run = std::move(run),
            .key = std::move(key),
            .stored = [](const Release& release) { return command::StoredAnswer{201, text_of(release.number), 1}; }};
}

// Writes what was prepared if nothing moved. A refusal is handed on as it is: it was true of the snapshot, and a
// repeat of a remembered request is answered by the executor before this runs.
Result<Release> verify_and_write(command::Write& write, const EventId& event, const Result<PreparedRelease>& prepared) {
    if (prepared.has_error()) return prepared.error();
    if (state_of(write.db(), event) == prepared->state) return write_release(write, *prepared);
    Problem problem;
    problem.code = ProblemCode::overloaded;
    problem.evidence = std::make_shared<LostRace>();
    return problem;
}

bool is_lost_race(const command::Outcome<Release>& outcome) {
    return outcome.has_error() && std::dynamic_pointer_cast<const LostRace>(outcome.error().evidence) != nullptr;
}

struct Attempt {
    ReleaseParts parts;
    Caller caller;
    std::string request_id;
    PublishRelease publish;
    std::optional<command::IdempotencyKey> key;
    std::function<void(command::Outcome<Release>)> done;
    int races = 0;
};

void run(const std::shared_ptr<Attempt>& attempt);

void finish(const std::shared_ptr<Attempt>& attempt, command::Outcome<Release> outcome) {
    if (!is_lost_race(outcome)) return attempt->done(std::move(outcome));
    ++attempt->races;
    run(attempt);
}

void run(const std::shared_ptr<Attempt>& attempt) {
    const auto& parts = attempt->parts;
    if (attempt->races == kRacesOnPool) {
        parts.executor->submit<Release>(attempt->caller, attempt->request_id, publish_release_on_writer(attempt->publish, attempt->key),
                                        attempt->done);
        return;
    }
    const auto now = parts.clock();
    const auto zones = parts.zones();
    auto prepared = std::make_shared<const Result<PreparedRelease>>(parts.database->read_value([&](store::Connection& db) {
        return prepare_release(db, attempt->caller, attempt->publish, now, *zones);
    }));
    const auto event = attempt->publish.event;
    auto command = command_of(event, attempt->key,
                              [event, prepared](command::Write& write) { return verify_and_write(write, event, *prepared); });
    parts.executor->submit<Release>(attempt->caller, attempt->request_id, std::move(command),
                                    [attempt](command::Outcome<Release> outcome) { finish(attempt, std::move(outcome)); });
}

}  // namespace

void publish_release(const ReleaseParts& parts, const Caller& caller, const std::string& request_id, PublishRelease publish,
                     std::optional<command::IdempotencyKey> key, std::function<void(command::Outcome<Release>)> done) {
    run(std::make_shared<Attempt>(Attempt{parts, caller, request_id, std::move(publish), std::move(key), std::move(done), 0}));
}

command::Command<Release> publish_release_on_writer(PublishRelease publish, std::optional<command::IdempotencyKey> key) {
    const auto event = publish.event;
    return command_of(event, std::move(key), [publish = std::move(publish)](command::Write& write) -> Result<Release> {
        const auto& context = write.context();
        auto prepared = prepare_release(write.db(), context.caller, publish, context.now, *context.zones);
        if (prepared.has_error()) return prepared.error();
        return write_release(write, *prepared);
    });
}

}  // namespace multaqa::programme
