// What access cannot know about the scopes that it keeps rights for: whether the thing exists. app/ fills it.
#pragma once

#include <functional>
#include <string_view>

#include "store/connection.hpp"

namespace multaqa::access {

// "event:{id}", "organization:{id}", "person:{id}". Empty: none exists.
using KnowsScope = std::function<bool(store::Connection& db, std::string_view scope)>;
inline bool knows(const KnowsScope& known, store::Connection& db, std::string_view scope) {
    return known && known(db, scope);
}

}  // namespace multaqa::access
