// SQL of links without account.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/link.hpp"
#include "store/connection.hpp"

namespace multaqa::access {

void insert_link(store::Connection& db, const Link& link, const std::string& secret_hash);
std::optional<Link> select_link(store::Connection& db, const LinkId& id);
std::optional<Link> select_link_by_secret(store::Connection& db, const std::string& secret_hash);
// Of one purpose in one scope, in order of creation.
std::vector<Link> select_links(store::Connection& db, LinkPurpose purpose, const std::string& scope, const LinkId& after,
                               std::size_t limit);
// Invitations that give a grant in this scope.
std::vector<Link> select_links_granting(store::Connection& db, const std::string& scope);
void set_link_grants(store::Connection& db, const LinkId& id, const std::vector<Grant>& grants);
std::int64_t count_links(store::Connection& db, LinkPurpose purpose, const std::string& scope);
void set_link_used(store::Connection& db, const LinkId& id, Instant at);
void delete_link(store::Connection& db, const LinkId& id);
void delete_links(store::Connection& db, LinkPurpose purpose, const std::string& scope);
std::int64_t delete_links(store::Connection& db, LinkPurpose purpose);  // how many there were
void delete_expired_links(store::Connection& db, Instant now);

}  // namespace multaqa::access
