// The common part of the routes of access, and of the grants and links that other capabilities own.
#pragma once

#include <optional>
#include <string>
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

// Carries out a command without a key and answers after its commit as respond(value) says.
template <class T, class Respond>
void answer_command(command::Executor& executor, const web_api::ExchangePtr& exchange, command::Command<T> command,
                    Respond respond) {
    const auto& request = exchange->request();
    executor.submit<T>(request.caller, request.id, std::move(command), [exchange, respond](const command::Outcome<T>& outcome) {
        if (outcome.has_error()) return exchange->answer(outcome.error());
        exchange->answer(respond(std::get<T>(*outcome)));
    });
}

// POST: `command_of(body, key)` makes the command, `document(made)` the answer with 201; for a repeat under the same key
// `find(id)` is what stands now (DECISIONS 38), an optional.
template <class T, class CommandOf, class Document, class Find>
void answer_creation(command::Executor& executor, const web_api::ExchangePtr& exchange, CommandOf command_of, Document document,
                     Find find) {
    const auto& request = exchange->request();
    auto key = key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    executor.submit<T>(request.caller, request.id, command_of(*body, std::move(*key)),
                       [exchange, document, find](const command::Outcome<T>& outcome) {
                           if (outcome.has_error()) return exchange->answer(outcome.error());
                           if (const auto* made = std::get_if<T>(&*outcome))
                               return exchange->answer(web_api::json_response(201, document(*made)));
                           const auto& stored = std::get<command::Answer>(*outcome);
                           const auto present = find(stored.resource_id);
                           if (!present) return exchange->answer(not_found());
                           auto response = web_api::json_response(stored.status, document(*present));
                           exchange->answer(std::move(response.with("Idempotency-Replayed", "true")));
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
