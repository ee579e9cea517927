// The common part of routes over one kind of thing: created, read, changed by a merge patch, listed.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "access/answer_routes.hpp"
#include "command/executor.hpp"
#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "directory/draft.hpp"
#include "directory/merge_codec.hpp"
#include "web_api/exchange.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::directory {

// The body as it came: directory's readers tell all their faults at once, and its commands refuse them.
inline Result<json::value> unread(json::value body) { return body; }

// POST: `command_of(body, key)` is what to carry out, `respond(status, item)` the answer with Location and
// ETag, `find(caller, id)` the present state for a repeat under the same key (DECISIONS 38).
template <class Item, class CommandOf, class Respond, class Find>
void answer_creation(const web_api::ExchangePtr& exchange, command::Executor& executor, CommandOf command_of,
                     Respond respond, Find find) {
    access::answer_command<Item>(
        executor, exchange, access::creation_of(exchange->request(), unread, command_of),
        [respond](const Item& made) { return respond(201, made); },
        [exchange, respond, find](const command::Answer& stored) -> Result<web_api::Response> {
            const Result<Item> present = find(exchange->request().caller, stored.resource_id);
            if (present.has_error()) return present.error();
            return respond(stored.status, *present);
        });
}

// PATCH: `command_of(id, version, patch)` is what to carry out, `respond(status, item)` the answer with its
// ETag. Whoever may not see the thing hears not_found before anything else is looked at.
template <class Item, class IdType, class CommandOf, class Respond>
void answer_change(const web_api::ExchangePtr& exchange, command::Executor& executor, CommandOf command_of,
                   Respond respond) {
    if (!exchange->request().caller.is_staff()) return exchange->answer(not_found());
    access::answer_command<Item>(executor, exchange, access::change_of<IdType>(exchange->request(), unread, command_of),
                                 [respond](const Item& item) { return respond(200, item); });
}

// DELETE, of what is archived so: `command_of(id, version)` is what to carry out.
template <class Item, class IdType, class CommandOf>
void answer_removal(const web_api::ExchangePtr& exchange, command::Executor& executor, CommandOf command_of) {
    if (!exchange->request().caller.is_staff()) return exchange->answer(not_found());
    access::answer_command<Item>(executor, exchange, access::removal_of<IdType>(exchange->request(), command_of),
                                 [](const Item&) { return web_api::no_content(); });
}

using access::answer_list;

// ?name=ID as a filter; none where it is absent.
template <class IdType>
Result<std::optional<IdType>> id_filter(const web_api::Request& request, std::string_view name) {
    const auto text = request.query_parameter(name);
    if (!text) return std::optional<IdType>{};
    auto id = IdType::parse(*text);
    if (!id) return validation_failed("?" + std::string(name), "fault.id");
    return id;
}

// ?q= as the words to look for in the names of a list's items.
inline Result<std::optional<std::vector<std::string>>> words_filter(const web_api::Request& request) {
    const auto text = request.query_parameter("q");
    if (!text) return std::optional<std::vector<std::string>>{};
    if (text->size() > limits::kSearchBytes)
        return validation_failed("?q", "fault.too-long", {{"max", std::to_string(limits::kSearchBytes)}});
    return std::optional(search_words(*text, limits::kSearchWords));
}

// ?name=word of a closed list; none where it is absent.
template <class Parse>
auto word_filter(const web_api::Request& request, std::string_view name, Parse parse)
    -> Result<decltype(parse(std::string_view{}))> {
    const auto text = request.query_parameter(name);
    if (!text) return decltype(parse(std::string_view{})){};
    auto parsed = parse(std::string_view(*text));
    if (!parsed) return validation_failed("?" + std::string(name), "fault.enum");
    return parsed;
}

// ?archived=true lists what was archived instead of what was not.
inline Result<std::optional<bool>> archived_filter(const web_api::Request& request) {
    return word_filter(request, "archived", [](std::string_view word) -> std::optional<bool> {
        if (word == "true") return true;
        if (word == "false") return false;
        return std::nullopt;
    });
}

}  // namespace multaqa::directory
