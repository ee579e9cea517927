// The common part of routes over people and organisations: answers with duplicates, merging, ids that were
// merged away.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "directory/directory_documents.hpp"
#include "directory/directory_routes.hpp"
#include "directory/duplicate_queries.hpp"
#include "directory/item_routes.hpp"
#include "directory/merge_commands.hpp"
#include "directory/merging_codec.hpp"

namespace multaqa::directory {

inline web_api::Response entry_response(int status, json::object document, const char* list,
                                        const std::string& id, std::int64_t version) {
    auto response = web_api::resource_response(status, std::move(document), version);
    if (status == 201) response.with("Location", std::string(list) + "/" + id);
    return response;
}

// 200 with the survivor's document, at home under its own address, where the id was merged away.
inline web_api::Response at_home(web_api::Response response, const web_api::Request& request,
                                 const char* list, const std::string& id) {
    if (request.path_parameter("id") != id) response.with("Content-Location", std::string(list) + "/" + id);
    return response;
}

// The document of what was just added, with those who may be the same, if there are any.
template <class Details, class IdType>
json::object with_duplicates(json::object document, const Directory& directory, const Details& details,
                             const IdType& self) {
    const auto duplicates = directory.database->read_value(
        [&](store::Connection& db) { return duplicates_of(db, details, std::optional(self)); });
    if (!duplicates.empty()) document.emplace("duplicates", directory::document(duplicates));
    return document;
}

// POST …/duplicates: who may be the same as the body's; nothing is written.
template <class Fields>
void answer_duplicates(const web_api::ExchangePtr& exchange, const Directory& directory,
                       Draft<Fields> (*read)(const json::value&)) {
    const auto& request = exchange->request();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    const auto draft = read(*body);
    const auto found = directory.database->read_value(
        [&](store::Connection& db) { return find_duplicates(db, request.caller, draft); });
    if (found.has_error()) return exchange->answer(found.error());
    exchange->answer(web_api::json_response(200, json::object{{"items", document(*found)}}));
}

// POST …/{id}/merge: `command_of(survivor, version, gone, governance, key)` is what to carry out,
// `respond(status, item)` the survivor's answer, `find(caller, id)` its present state for a repeat under the
// same key.
template <class Item, class IdType, class CommandOf, class DocumentOf, class Find>
void answer_merge(const web_api::ExchangePtr& exchange, command::Executor& executor, const char* member,
                  CommandOf command_of, DocumentOf document_of, Find find) {
    const auto& request = exchange->request();
    const auto id = IdType::parse(request.path_parameter("id"));
    if (!id || !request.caller.is_staff()) return exchange->answer(not_found());
    if (!request.caller.is_protocol()) return exchange->answer(forbidden());
    const auto version = web_api::required_version(request);
    if (version.has_error()) return exchange->answer(version.error());
    auto key = access::key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    auto input = read_merge(*body, member);
    if (!input.faults.empty()) return exchange->answer(refusal(std::move(input.faults)));
    access::answer_command<MergedInto<Item>>(
        executor, exchange,
        command_of(*id, *version, IdType{input.fields.gone}, input.fields.governance, std::move(*key)),
        [document_of](const MergedInto<Item>& done) {
            auto [shown, present_version] = document_of(done.survivor);
            shown.emplace("conflicts", to_json(done.conflicts));
            return web_api::resource_response(200, std::move(shown), present_version);
        },
        [exchange, document_of, find](const command::Answer& stored) -> Result<web_api::Response> {
            const auto present = find(exchange->request().caller, stored.resource_id);
            if (present.has_error()) return present.error();
            auto [shown, present_version] = document_of(*present);
            return web_api::resource_response(200, std::move(shown), present_version);
        });
}

}  // namespace multaqa::directory
