// The common part of every capability's routes: what a request brings is read, a command carried out, its answer shown.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "access/slice.hpp"
#include "command/executor.hpp"
#include "common/json/reader.hpp"
#include "web_api/exchange.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::access {

inline Result<std::optional<command::IdempotencyKey>> key_of(const web_api::Request& request) {
    auto keyed = web_api::idempotency_key(request);
    if (keyed.has_error()) return keyed.error();
    if (!*keyed) return std::optional<command::IdempotencyKey>{};
    return std::optional(command::IdempotencyKey{std::move((*keyed)->key), std::move((*keyed)->hash)});
}

// An id of the path. What cannot be an id names nothing.
template <class IdType>
Result<IdType> id_of(const web_api::Request& request, std::string_view name = "id") {
    auto id = IdType::parse(request.path_parameter(name));
    if (!id) return not_found();
    return std::move(*id);
}

std::optional<Instant> read_instant(json::ObjectReader& reader, std::string_view name);

// Carries out a command and answers after its commit: `respond(value)` is the answer, `repeat(stored)` that to a repeat
// under the same key, a Result<Response> that shows what stands now (DECISIONS 38).
template <class T, class Respond, class Repeat>
void answer_command(command::Executor& executor, const web_api::ExchangePtr& exchange, Result<command::Command<T>> command,
                    Respond respond, Repeat repeat) {
    if (command.has_error()) return exchange->answer(command.error());
    const auto& request = exchange->request();
    executor.submit<T>(request.caller, request.id, std::move(*command), [exchange, respond, repeat](const command::Outcome<T>& outcome) {
        if (outcome.has_error()) return exchange->answer(outcome.error());
        if (const auto* value = std::get_if<T>(&*outcome)) return exchange->answer(respond(*value));
        Result<web_api::Response> response = repeat(std::get<command::Answer>(*outcome));
        if (response.has_value()) response->with("Idempotency-Replayed", "true");
        exchange->answer(std::move(response));
    });
}

// For commands without a key.
template <class T, class Respond>
void answer_command(command::Executor& executor, const web_api::ExchangePtr& exchange, Result<command::Command<T>> command,
                    Respond respond) {
    answer_command<T>(executor, exchange, std::move(command), respond,
                      [](const command::Answer&) { return Result<web_api::Response>(not_found()); });
}

// For commands that need nothing read from the body.
template <class T, class Respond>
void answer_command(command::Executor& executor, const web_api::ExchangePtr& exchange, command::Command<T> command, Respond respond) {
    answer_command<T>(executor, exchange, Result<command::Command<T>>(std::move(command)), respond);
}

// What `parse(body)` reads, where it does not refuse.
template <class Parse>
using Parsed = typename std::invoke_result_t<Parse, const json::value&>::value_type;

// The command of a POST: make(content, key), with what `parse` reads.
template <class Parse, class Make>
Result<std::invoke_result_t<Make, Parsed<Parse>, std::optional<command::IdempotencyKey>>> creation_of(const web_api::Request& request,
                                                                                                      Parse parse, Make make) {
    auto key = key_of(request);
    if (key.has_error()) return key.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto content = parse(*body);
    if (content.has_error()) return content.error();
    return make(std::move(*content), std::move(*key));
}

// The command of a PATCH of {id}: make(id, version, patch), with what `parse` reads.
template <class IdType, class Parse, class Make>
Result<std::invoke_result_t<Make, IdType, std::int64_t, Parsed<Parse>>> change_of(const web_api::Request& request, Parse parse, Make make) {
    auto id = id_of<IdType>(request);
    if (id.has_error()) return id.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto patch = parse(*body);
    if (patch.has_error()) return patch.error();
    return make(std::move(*id), *version, std::move(*patch));
}

// The command of a DELETE of {id}: make(id, version).
template <class IdType, class Make>
Result<std::invoke_result_t<Make, IdType, std::int64_t>> removal_of(const web_api::Request& request, Make make) {
    auto id = id_of<IdType>(request);
    if (id.has_error()) return id.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    return make(std::move(*id), *version);
}

// POST of what has no version: `command_of(body, key)` makes the command, `document(made)` the answer with 201; for a
// repeat under the same key `find(id)` is what stands now, an optional.
template <class T, class CommandOf, class Document, class Find>
void answer_creation(command::Executor& executor, const web_api::ExchangePtr& exchange, CommandOf command_of, Document document,
                     Find find) {
    const auto unread = [](json::value body) { return Result<json::value>(std::move(body)); };
    answer_command<T>(
        executor, exchange, creation_of(exchange->request(), unread, command_of),
        [document](const T& made) { return web_api::json_response(201, document(made)); },
        [document, find](const command::Answer& stored) -> Result<web_api::Response> {
            const auto present = find(stored.resource_id);
            if (!present) return not_found();
            return web_api::json_response(stored.status, document(*present));
        });
}

// GET of a list: `list(after, limit)` answers Result<Slice<Item>>, `document(item)` its JSON.
template <class IdType, class List, class Document>
Result<web_api::Response> answer_list(const web_api::Request& request, List list, Document document) {
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto after = page->cursor.empty() ? IdType{} : IdType::parse(page->cursor);
    if (!after) return validation_failed("?cursor", "fault.id");
    const auto slice = list(*after, page->limit);
    if (slice.has_error()) return slice.error();
    json::array items;
    for (const auto& item : slice->items) items.push_back(document(item));
    return web_api::page_response(request, std::move(items), slice->next_cursor);
}

}  // namespace multaqa::access
