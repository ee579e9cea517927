#include "access/grant_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_store.hpp"

namespace multaqa::access {

void grant(command::Write& write, const AccountId& account, const std::string& scope, Role role) {
    const auto before = select_grant(write.db(), account, scope);
    if (before == role) return;
    put_grant(write.db(), account, {scope, role}, write.context().now);
    write.record(grant_given(account, scope, before, role));
}

}  // namespace multaqa::access
