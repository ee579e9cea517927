#include "access/person_link_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_store.hpp"
#include "access/acts_for_store.hpp"

namespace multaqa::access {

std::int64_t relink_accounts(command::Write& write, const PersonId& gone, const PersonId& survivor) {
    for (const auto& account : select_accounts_of(write.db(), gone)) {
        link_account(write.db(), account, survivor, write.context().now);
        write.record(account_relinked(account, gone, survivor));
    }
    move_principal(write.db(), principal_of(gone), principal_of(survivor));
    return static_cast<std::int64_t>(select_accounts_of(write.db(), survivor).size());
}

}  // namespace multaqa::access
