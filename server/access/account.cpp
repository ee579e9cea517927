#include "access/account.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/text/case_fold.hpp"

namespace multaqa::access {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool is_blank_or_control(char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
}

}  // namespace

std::string fold_email(std::string_view text) {
    return case_fold(trimmed(text));
}

bool is_email(std::string_view folded) {
    const auto at = folded.find('@');
    return folded.size() <= limits::kEmailBytes && at != std::string_view::npos && at > 0 &&
           at + 1 < folded.size() && folded.find('@', at + 1) == std::string_view::npos &&
           std::none_of(folded.begin(), folded.end(), is_blank_or_control);
}

GrantRole most_of(Role role) {
    if (role >= Role::organizer) return GrantRole::organizer;
    return role == Role::participant ? GrantRole::viewer : GrantRole::participant;
}

Caller limited(Caller account, Role most) {
    account.role = std::min(account.role, most);
    for (auto& grant : account.grants) grant.role = std::min(grant.role, most_of(account.role));
    return account;
}

Account patched(Account account, const AccountPatch& patch, Instant now) {
    account.role = patch.role.value_or(account.role);
    if (patch.person) account.person = *patch.person;
    if (patch.state == AccountPatch::State::enabled) account.disabled_at.reset();
    if (patch.state == AccountPatch::State::disabled) account.disabled_at = account.disabled_at.value_or(now);
    return account;
}

}  // namespace multaqa::access
