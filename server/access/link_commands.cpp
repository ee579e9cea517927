#include "access/link_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account.hpp"
#include "access/link_store.hpp"
#include "access/secret.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

constexpr int kHoursPerDay = 24;

std::vector<Fault> check(command::Write& write, const NewLink& wanted) {
    const Instant now = write.context().now;
    std::vector<Fault> faults = wanted.faults;
    if (wanted.expires_at && *wanted.expires_at <= now) faults.push_back({"/expiresAt", "fault.not-in-future", {}});
    if (wanted.expires_at && *wanted.expires_at > now + limits::kAgendaLinkTimeMost)
        faults.push_back(
            {"/expiresAt", "fault.too-late", {{"days", std::to_string(limits::kAgendaLinkTimeMost.count() / kHoursPerDay)}}});
    if (count_links(write.db(), wanted.purpose, wanted.scope) >= static_cast<std::int64_t>(limits::kLinksPerScope))
        faults.push_back({"", "fault.too-many-items", {{"max", std::to_string(limits::kLinksPerScope)}}});
    return faults;
}

}  // namespace

Result<IssuedLink> issue_link(command::Write& write, const NewLink& wanted, const std::string& secret) {
    const auto& context = write.context();
    delete_expired_links(write.db(), context.now);
    if (auto faults = check(write, wanted); !faults.empty()) return validation_failed(std::move(faults));
    Link link{.id = context.ids->next<LinkId>(),
              .purpose = wanted.purpose,
              .scope = wanted.scope,
              .label = wanted.label,
              .invitation = wanted.invitation,
              .created_by = context.caller.account,
              .created_at = context.now,
              .expires_at = wanted.expires_at.value_or(context.now + lifetime_of(wanted.purpose)),
              .used_at = std::nullopt};
    insert_link(write.db(), link, sha256_hex(secret));
    write.record(link_issued(link));
    return IssuedLink{std::move(link), secret};
}

Result<Link> find_redeemable(store::Connection& db, const std::string& secret, LinkPurpose purpose, Instant now) {
    auto link = has_secret_shape(secret) ? select_link_by_secret(db, sha256_hex(secret)) : std::nullopt;
    if (!link || link->purpose != purpose || !is_alive(*link, now)) return Problem{.code = ProblemCode::link_invalid};
    return std::move(*link);
}

Result<Link> redeem_link(command::Write& write, const std::string& secret, LinkPurpose purpose) {
    const Instant now = write.context().now;
    auto link = find_redeemable(write.db(), secret, purpose, now);
    if (link.has_error()) return link;
    set_link_used(write.db(), link->id, now);
    write.record(link_redeemed(*link));
    return link;
}

command::Command<Link> redeem_agenda_link(std::string secret) {
    command::Command<Link> command;
    command.name = "redeem-link";
    command.locks = command::lock_scope(kScope);
    command.run = [secret = std::move(secret)](command::Write& write) {
        return redeem_link(write, secret, LinkPurpose::agenda);
    };
    return command;
}

Result<LinkId> revoke_link(command::Write& write, const LinkId& id, LinkPurpose purpose, const std::string& scope) {
    const auto link = select_link(write.db(), id);
    if (!link || link->purpose != purpose || link->scope != scope) return not_found();
    delete_link(write.db(), id);
    write.record(link_revoked(*link));
    return id;
}

command::StoredAnswer stored_link(const IssuedLink& issued) {
    return {201, issued.link.id.text(), 1};
}

}  // namespace multaqa::access
