#include "app/name_users.hpp"

#include "programme/renamed_queries.hpp"

namespace multaqa::app {
namespace {

programme::NamedKind named_kind(std::string_view kind) {
    if (kind == "person") return programme::NamedKind::person;
    if (kind == "organization") return programme::NamedKind::organization;
    if (kind == "room") return programme::NamedKind::room;
    return programme::NamedKind::site;
}

}  // namespace

directory::NameUsers name_users() {
    return {
        .scopes = [](store::Connection& db, std::string_view kind, const std::string& id) {
            return programme::scopes_showing(db, named_kind(kind), id);
        },
        .topics = [](command::Write& write, std::string_view kind, const std::string& id) {
            return programme::topics_for_renamed(write.db(), named_kind(kind), id);
        },
        .withdrawn = [](command::Write& write, std::string_view kind, const std::string& id, const std::vector<std::string>& shown_in) {
            return programme::topics_for_withdrawn(write.db(), named_kind(kind), id, shown_in);
        },
    };
}

}  // namespace multaqa::app
