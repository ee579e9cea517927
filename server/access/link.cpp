#include "access/link.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/text/base64url.hpp"

namespace multaqa::access {
namespace {

constexpr char kBetweenSecrets = '.';

std::string_view path_of(LinkPurpose purpose) {
    switch (purpose) {
        case LinkPurpose::first_administrator: return "/setup";
        case LinkPurpose::invitation: return "/invitation";
        case LinkPurpose::password_reset: return "/password-reset";
        case LinkPurpose::agenda: return "/visit";
    }
    return "";
}

}  // namespace

std::optional<LinkPurpose> parse_link_purpose(std::string_view text) {
    for (const auto purpose : kLinkPurposes)
        if (word(purpose) == text) return purpose;
    return std::nullopt;
}

std::string_view word(LinkPurpose purpose) {
    switch (purpose) {
        case LinkPurpose::first_administrator: return "first-administrator";
        case LinkPurpose::invitation: return "invitation";
        case LinkPurpose::password_reset: return "password-reset";
        case LinkPurpose::agenda: return "agenda";
    }
    return "";
}

bool works_once(LinkPurpose purpose) {
    return purpose != LinkPurpose::agenda;
}

std::chrono::microseconds lifetime_of(LinkPurpose purpose) {
    switch (purpose) {
        case LinkPurpose::first_administrator: return limits::kSetupLinkTime;
        case LinkPurpose::invitation: return limits::kInvitationTime;
        case LinkPurpose::password_reset: return limits::kPasswordResetTime;
        case LinkPurpose::agenda: return limits::kAgendaLinkTime;
    }
    return {};
}

bool is_alive(const Link& link, Instant now) {
    return now < link.expires_at && !(link.used_at && works_once(link.purpose));
}

std::string address_of(const IssuedLink& issued) {
    return std::string(path_of(issued.link.purpose)) + "#" + issued.secret;
}

bool has_secret_shape(std::string_view secret) {
    constexpr std::size_t kSecretCharacters = 43;
    return secret.size() == kSecretCharacters && base64url_decode(secret).has_value();
}

std::vector<Grant> moved_grants(std::vector<Grant> grants, const std::string& gone, const std::string& survivor) {
    const auto of_scope = [&](const std::string& scope) {
        return std::find_if(grants.begin(), grants.end(), [&](const Grant& grant) { return grant.scope == scope; });
    };
    const auto moving = of_scope(gone);
    if (moving == grants.end()) return grants;
    const auto present = of_scope(survivor);
    if (present == grants.end()) {
        moving->scope = survivor;
        return grants;
    }
    present->role = std::max(present->role, moving->role);
    grants.erase(moving);
    return grants;
}

std::vector<std::string> split_secrets(std::string_view cookie) {
    std::vector<std::string> secrets;
    while (!cookie.empty() && secrets.size() < limits::kLinksPerBrowser) {
        const auto secret = cookie.substr(0, cookie.find(kBetweenSecrets));
        cookie.remove_prefix(std::min(cookie.size(), secret.size() + 1));
        if (has_secret_shape(secret)) secrets.emplace_back(secret);
    }
    return secrets;
}

std::string with_secret(std::string_view cookie, const std::string& secret) {
    auto secrets = split_secrets(cookie);
    std::erase(secrets, secret);
    if (secrets.size() >= limits::kLinksPerBrowser) secrets.erase(secrets.begin());
    secrets.push_back(secret);
    return join_secrets(secrets);
}

std::string join_secrets(const std::vector<std::string>& secrets) {
    std::string text;
    for (const auto& secret : secrets) text += (text.empty() ? "" : std::string(1, kBetweenSecrets)) + secret;
    return text;
}

}  // namespace multaqa::access
