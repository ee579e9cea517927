// What access cannot know about the scopes that it keeps rights for: whether the thing exists, and which other scopes count
// for it. app/ fills it.
#pragma once

#include <functional>
#include <string_view>

#include "common/identity/caller.hpp"
#include "store/connection.hpp"

namespace multaqa::access {

// "event:{id}", "organization:{id}", "person:{id}". Empty: none exists.
using KnowsScope = std::function<bool(store::Connection& db, std::string_view scope)>;
inline bool knows(const KnowsScope& known, store::Connection& db, std::string_view scope) {
    return known && known(db, scope);
}

// Whether the caller sees all that belongs to a scope by rights that it holds elsewhere: an event's by a grant of the
// organization that organizes it. Empty: rights in the scope itself alone count.
using SeesScope = std::function<bool(store::Connection& db, const Caller& caller, std::string_view scope)>;
inline bool sees(const SeesScope& elsewhere, store::Connection& db, const Caller& caller, std::string_view scope) {
    return caller.has_right(scope, GrantRole::viewer) || (elsewhere && elsewhere(db, caller, scope));
}

}  // namespace multaqa::access
