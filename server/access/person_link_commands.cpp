#include "access/person_link_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_store.hpp"
#include "access/acts_for_store.hpp"

namespace multaqa::access {

std::vector<ActsForId> end_acting_for(command::Write& write, const PersonId& person) {
    std::vector<ActsForId> ended;
    for (const auto& relation : select_acts_for_principal(write.db(), principal_of(person))) {
        delete_acts_for(write.db(), relation.id);
        write.record(acts_for_ended(relation));
        ended.push_back(relation.id);
    }
    return ended;
}

Relinked relink_accounts(command::Write& write, const PersonId& gone, const PersonId& survivor) {
    auto& db = write.db();
    const auto of_gone = select_accounts_of(db, gone);
    const auto of_survivor = select_accounts_of(db, survivor);
    Relinked result{of_gone.size() + of_survivor.size(), {}};
    for (const auto& account : of_gone) {
        link_account(db, account, survivor, write.context().now);
        write.record(account_relinked(account, gone, survivor));
    }
    const auto end = [&](const PersonId& person) {
        for (auto& relation : end_acting_for(write, person)) result.ended.push_back(std::move(relation));
    };
    if (!of_gone.empty()) end(survivor);
    if (!of_survivor.empty()) end(gone);
    move_principal(db, principal_of(gone), principal_of(survivor));
    return result;
}

}  // namespace multaqa::access
