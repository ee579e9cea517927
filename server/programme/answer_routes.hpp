// The common part of the programme's routes, beside that of all routes (access/answer_routes.hpp).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "access/answer_routes.hpp"
#include "programme/programme_routes.hpp"

namespace multaqa::programme {

using access::answer_command;
using access::change_of;
using access::creation_of;
using access::id_of;
using access::key_of;
using access::removal_of;

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

// The answer to a repeat under the same key: what stands now, if the caller may see it. `get(db, caller, id)` finds it,
// `respond(status, item)` shows it.
template <class IdType, class Get, class Respond>
auto present_again(const ProgrammeParts& parts, const web_api::ExchangePtr& exchange, Get get, Respond respond) {
    return [parts, exchange, get, respond](const command::Answer& stored) -> Result<web_api::Response> {
        const auto found = parts.database->read_value(
            [&](store::Connection& db) { return get(db, exchange->request().caller, IdType{stored.resource_id}); });
        if (found.has_error()) return found.error();
        return respond(stored.status, *found);
    };
}

}  // namespace multaqa::programme
