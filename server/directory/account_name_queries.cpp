#include "directory/account_name_queries.hpp"

#include <map>
#include <vector>

#include "access/account_queries.hpp"
#include "directory/person_store.hpp"

namespace multaqa::directory {
namespace {

// Whose name each principal bears; accounts without a person are left out.
std::map<std::string, PersonId> people_behind(std::span<const std::string> principals, const std::vector<access::AccountLabel>& accounts) {
    std::map<std::string, PersonId> people;
    for (const auto& account : accounts)
        if (account.person) people.emplace(access::principal_of(account.id), *account.person);
    for (const auto& principal : principals)
        if (auto person = access::person_of_principal(principal)) people.emplace(principal, std::move(*person));
    return people;
}

std::map<PersonId, LocalizedText> names_of_people(store::Connection& db, const std::map<std::string, PersonId>& people) {
    std::vector<PersonId> ids;
    ids.reserve(people.size());
    for (const auto& [principal, id] : people) ids.push_back(id);
    const auto survivors = select_survivors(db, ids);
    std::vector<PersonId> present;
    present.reserve(survivors.size());
    for (const auto& [id, survivor] : survivors) present.push_back(survivor);
    std::map<PersonId, LocalizedText> by_survivor;
    for (auto& person : select_people(db, present)) by_survivor.emplace(person.id, std::move(person.name));
    std::map<PersonId, LocalizedText> names;
    for (const auto& [id, survivor] : survivors)
        if (const auto found = by_survivor.find(survivor); found != by_survivor.end()) names.emplace(id, found->second);
    return names;
}

}  // namespace

access::PrincipalNames names_of_principals(store::Connection& db, const Caller& caller, std::span<const std::string> principals) {
    access::PrincipalNames names;
    if (!caller.is_staff()) return names;
    std::vector<AccountId> ids;
    for (const auto& principal : principals)
        if (auto account = access::account_of_principal(principal)) ids.push_back(std::move(*account));
    const auto accounts = access::list_labels(db, ids);
    const auto people = people_behind(principals, accounts);
    const auto by_person = names_of_people(db, people);
    for (const auto& [principal, person] : people)
        if (const auto found = by_person.find(person); found != by_person.end()) names.emplace(principal, found->second);
    if (!caller.is_admin()) return names;
    for (const auto& account : accounts)
        names.try_emplace(access::principal_of(account.id), LocalizedText::Map{{"und", account.email}});
    return names;
}

access::PrincipalNames names_of_accounts(store::Connection& db, const Caller& caller, std::span<const std::optional<AccountId>> accounts) {
    std::vector<std::string> principals;
    for (const auto& account : accounts)
        if (account) principals.push_back(access::principal_of(*account));
    return principals.empty() ? access::PrincipalNames{} : names_of_principals(db, caller, principals);
}

}  // namespace multaqa::directory
