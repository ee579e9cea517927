#include "branding/branding_commands.hpp"

#include <functional>
#include <utility>

#include "branding/branding_codec.hpp"
#include "branding/branding_store.hpp"
#include "programme/bytes_commands.hpp"
#include "programme/stale_version.hpp"

namespace multaqa::branding {
namespace {

Done check_change(store::Connection& db, const Caller& caller, std::int64_t version) {
    if (!may_change_branding(caller)) return forbidden();
    const auto present = branding_store::get(db).version;
    if (present != version) return programme::version_mismatch(present);
    return {};
}

// `edit` makes of what stands what is wanted.
Result<Branding> change_branding(command::Write& write, std::int64_t version, const std::function<void(Branding&)>& edit) {
    const auto& context = write.context();
    if (const auto checked = check_change(write.db(), context.caller, version); checked.has_error()) return checked.error();
    const auto before = branding_store::get(write.db());
    auto after = before;
    edit(after);
    if (after == before) return before;
    after.version += 1;
    branding_store::update(write.db(), after, context.now);
    write.record(branding_changed(before, after));
    return after;
}

command::Command<Branding> command_named(const char* name) {
    command::Command<Branding> command;
    command.name = name;
    command.locks = command::lock_scope(kScope);
    return command;
}

}  // namespace

command::Command<Branding> put_branding(PutBranding put) {
    auto command = command_named("put-branding");
    command.run = [put = std::move(put)](command::Write& write) {
        return change_branding(write, put.version, [&](Branding& branding) { branding.content = put.content; });
    };
    return command;
}

Result<command::Command<Branding>> put_logo(store::Database& database, const std::string& folder, const Caller& caller, PutLogo put) {
    const auto checked = database.read_value([&](store::Connection& db) { return check_change(db, caller, put.version); });
    if (checked.has_error()) return checked.error();
    if (picture_type_of(*put.bytes) != std::string_view(put.media_type)) return validation_failed("", "fault.picture");
    const Logo logo{programme::lay_down_bytes(database, folder, *put.bytes), put.media_type};
    auto command = command_named("put-logo");
    command.run = [put = std::move(put), logo](command::Write& write) {
        return change_branding(write, put.version, [&](Branding& branding) {
            programme::keep_bytes(write.db(), logo.sha256, *put.bytes);
            branding.logo = logo;
        });
    };
    return command;
}

command::Command<Branding> remove_logo(std::int64_t version) {
    auto command = command_named("remove-logo");
    command.run = [version](command::Write& write) {
        return change_branding(write, version, [](Branding& branding) { branding.logo.reset(); });
    };
    return command;
}

}  // namespace multaqa::branding
