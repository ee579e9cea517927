// The common part of the programme's routes: parameters read, commands submitted, repeats answered.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "command/executor.hpp"
#include "programme/programme_routes.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::programme {

// {id} of the path. What cannot be an id names nothing.
template <class IdType>
Result<IdType> id_of(const web_api::Request& request) {
    auto id = IdType::parse(request.path_parameter("id"));
    if (!id) return not_found();
    return std::move(*id);
}

// ?name= read by `parse`; what is not given is empty, what cannot be read is a fault.
template <class Parse>
auto filter_of(const web_api::Request& request, std::string_view name, const char* fault, Parse parse, std::vector<Fault>& faults)
    -> decltype(parse(std::string_view{})) {
    const auto text = request.query_parameter(name);
    if (!text) return std::nullopt;
    auto parsed = parse(*text);
    if (!parsed) faults.push_back({"?" + std::string(name), fault, {}});
    return parsed;
}

inline Result<std::optional<command::IdempotencyKey>> key_of(const web_api::Request& request) {
    auto keyed = web_api::idempotency_key(request);
    if (keyed.has_error()) return keyed.error();
    if (!*keyed) return std::optional<command::IdempotencyKey>{};
    return std::optional(command::IdempotencyKey{std::move((*keyed)->key), std::move((*keyed)->hash)});
}

// Carries out a command and answers after its commit. `respond(value)` is the answer, `replay(stored)` that of a
// repeat under the same key: the present representation.
template <class T, class Respond, class Replay>
void submit(const ProgrammeParts& parts, const web_api::ExchangePtr& exchange, Result<command::Command<T>> command, Respond respond,
            Replay replay) {
    if (command.has_error()) return exchange->answer(command.error());
    const auto& request = exchange->request();
    parts.executor->submit<T>(request.caller, request.id, std::move(*command), [exchange, respond, replay](command::Outcome<T> outcome) {
        if (outcome.has_error()) return exchange->answer(outcome.error());
        if (const auto* value = std::get_if<T>(&*outcome)) return exchange->answer(respond(*value));
        Result<web_api::Response> response = replay(std::get<command::Answer>(*outcome));
        if (response.has_value()) response->with("Idempotency-Replayed", "true");
        exchange->answer(std::move(response));
    });
}

// For commands without a key.
template <class T, class Respond>
void submit(const ProgrammeParts& parts, const web_api::ExchangePtr& exchange, Result<command::Command<T>> command, Respond respond) {
    submit<T>(parts, exchange, std::move(command), respond,
              [](const command::Answer&) { return Result<web_api::Response>(not_found()); });
}

}  // namespace multaqa::programme
