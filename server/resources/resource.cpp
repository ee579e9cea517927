#include "resources/resource.hpp"

#include <string>
#include <vector>

namespace multaqa::resources {
namespace {

constexpr std::string_view kOwnerOfAll = "resource-owner";

}  // namespace

Right right_over(const Caller& caller, const std::optional<OrganizationId>& owner) {
    std::vector<std::string> scopes{std::string(kOwnerOfAll)};
    if (owner) scopes.push_back("organization:" + owner->text());
    const auto right = caller.right_in(scopes);
    return right && *right >= GrantRole::organizer ? Right::decide : Right::request;
}

}  // namespace multaqa::resources
