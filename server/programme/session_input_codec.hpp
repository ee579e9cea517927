// Sessions as clients write them: SessionInput, SessionPatch, SessionMove of schema/openapi.yaml ⇄ typed commands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "common/json/reader.hpp"
#include "common/result/result.hpp"
#include "programme/refused_session.hpp"

namespace multaqa::programme {

inline constexpr std::size_t kReasonBytes = 2'000;  // why somebody overrides

// validation_failed with every fault that can be seen without the database.
Result<CreateSession> parse_create_session(const EventId& event, const json::value& body);
Result<PatchSession> parse_patch_session(const SessionId& session, std::optional<std::int64_t> version, const json::value& body);
Result<MoveSession> parse_move_session(const SessionId& session, std::optional<std::int64_t> version, const json::value& body);

// The members disambiguation, onConflict and reason, which every write may bring.
Governance read_governance(json::ObjectReader& reader);

// Back again, for suggestions that repeat a refused command: parsing the answer gives an equal command, save for a
// patch that both empties a member and fills it anew, which no merge patch can say and no client sends.
json::object to_json(const CreateSession& create);
json::object to_json(const PatchSession& patch);
json::object to_json(const MoveSession& move);

}  // namespace multaqa::programme
