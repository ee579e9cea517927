#include "planning/suggestion_commands.hpp"

#include <stdexcept>
#include <utility>
#include <variant>

#include "access/secret.hpp"
#include "common/text/base64url.hpp"
#include "planning/suggestion_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/session_queries.hpp"
#include "store/meta_store.hpp"

namespace multaqa::planning {
namespace {

using programme::CreateSession;
using programme::MoveSession;
using programme::PatchSession;
using programme::PlacingCommand;
using programme::SessionWritten;

constexpr std::string_view kKeyName = "suggestion_key";
constexpr std::size_t kKeyBytes = 32;

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
    const auto decoded = [](const std::string& stored) {
        auto key = base64url_decode(stored);
        if (!key || key->size() != kKeyBytes)
            throw std::runtime_error("table meta holds a broken suggestion_key: delete that row and start again");
        return std::move(*key);
    };
    const auto stored = database.read_value([](store::Connection& db) { return store::find_meta(db, kKeyName); });
    if (stored) return decoded(*stored);

    command::Command<std::string> command;
    command.name = "make-suggestion-key";
    command.locks = [](store::Connection&) { return command::LockSet{}; };
    command.run = [](command::Write& write) -> Result<std::string> {
        return store::put_meta_once(write.db(), kKeyName, base64url_encode(access::random_bytes(kKeyBytes)));
    };
    const auto made = executor.run<std::string>(Caller{}, "start", std::move(command));
    if (made.has_error()) throw std::runtime_error("the suggestion key could not be stored");
    return decoded(std::get<std::string>(*made));
}

}  // namespace multaqa::planning
