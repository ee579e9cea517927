#include "app/setup_link.hpp"

#include "access/account_queries.hpp"
#include "access/invitation_commands.hpp"

namespace multaqa::app {

bool needs_first_administrator(Installation& installation) {
    return !installation.database().read_value([](store::Connection& db) { return access::has_accounts(db); });
}

std::string greeting_of_empty_installation(Installation& installation, const std::string& base, Reader reader) {
    if (!needs_first_administrator(installation)) return "";
    const std::string advice = "there is no account yet: 'multaqa user setup-link' or 'multaqa user add' makes the first administrator\n";
    if (reader == Reader::file) return advice;
    const auto issued = access::issue_setup_link(installation.executor());
    if (issued.has_error()) return advice;
    return "there is no account yet: open this link once, until " + format_utc(issued->link.expires_at) +
           ", to become the first administrator\n   " + base + access::address_of(*issued) + "\n";
}

}  // namespace multaqa::app
