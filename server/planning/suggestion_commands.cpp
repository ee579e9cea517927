#include "planning/suggestion_commands.hpp"

#include <utility>
#include <variant>

#include "access/stored_key_commands.hpp"
#include "planning/suggestion_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::planning {
namespace {

using programme::CreateSession;
using programme::MoveSession;
using programme::PatchSession;
using programme::PlacingCommand;
using programme::SessionWritten;

constexpr std::string_view kKeyName = "suggestion_key";

struct AsProgrammeCommand {
    const std::optional<command::IdempotencyKey>& key;
    command::Command<SessionWritten> operator()(const CreateSession& create) const { return create_session(create, key); }
    command::Command<SessionWritten> operator()(const PatchSession& patch) const { return patch_session(patch, key); }
    command::Command<SessionWritten> operator()(const MoveSession& move) const { return move_session(move, key); }
};

struct EventOf {
    store::Connection& db;
    std::optional<EventId> operator()(const CreateSession& create) const { return create.event; }
    std::optional<EventId> operator()(const PatchSession& patch) const { return of(patch.session); }
    std::optional<EventId> operator()(const MoveSession& move) const { return of(move.session); }

  private:
    std::optional<EventId> of(const SessionId& id) const {
        const auto session = programme::find_session(db, id);
        if (!session) return std::nullopt;
        return session->event;
    }
};

Problem refusal(ProblemCode code) {
    Problem problem;
    problem.code = code;
    return problem;
}

Done check(command::Write& write, const SuggestionContent& content) {
    const auto event = std::visit(EventOf{write.db()}, content.command);
    if (!event) return not_found();
    const auto allowed = programme::get_event_as_staff(write.db(), write.context().caller, *event);
    if (allowed.has_error()) return allowed.error();
    if (write.context().now >= content.expires) return refusal(ProblemCode::suggestion_expired);
    const auto foundation = foundation_of(write.db(), content.command);
    if (!foundation || digest_of(*foundation) != content.digest) return refusal(ProblemCode::suggestion_stale);
    return {};
}

}  // namespace

command::Command<SessionWritten> apply_suggestion(SuggestionContent content, std::optional<command::IdempotencyKey> key) {
    auto command = std::visit(AsProgrammeCommand{key}, content.command);
    command.name = "apply-suggestion";
    command.locks = [locks = std::move(command.locks), content](store::Connection& db) {
        auto named = locks(db);
        // What is compared must not change between the comparison and the write.
        if (const auto foundation = foundation_of(db, content.command))
            for (const auto& [name, version] : *foundation)
                if (name.find('/') != std::string::npos) named.subjects.push_back(name);
        return named;
    };
    command.run = [run = std::move(command.run), content](command::Write& write) -> Result<SessionWritten> {
        if (const auto stands = check(write, content); stands.has_error()) return stands.error();
        return run(write);
    };
    return command;
}

std::string ensure_suggestion_key(store::Database& database, command::Executor& executor) {
    return access::ensure_stored_key(database, executor, kKeyName);
}

}  // namespace multaqa::planning
