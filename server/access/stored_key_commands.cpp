#include "access/stored_key_commands.hpp"

#include <stdexcept>
#include <variant>

#include "access/secret.hpp"
#include "common/text/base64url.hpp"
#include "store/meta_store.hpp"

namespace multaqa::access {
namespace {

constexpr std::size_t kKeyBytes = 32;

}  // namespace

std::string ensure_stored_key(store::Database& database, command::Executor& executor, std::string_view name) {
    const std::string key_name(name);
    const auto decoded = [&](const std::string& stored) {
        auto key = base64url_decode(stored);
        if (!key || key->size() != kKeyBytes)
            throw std::runtime_error("table meta holds a broken " + key_name + ": delete that row and start again");
        return std::move(*key);
    };
    const auto stored = database.read_value([&](store::Connection& db) { return store::find_meta(db, key_name); });
    if (stored) return decoded(*stored);

    command::Command<std::string> command;
    command.name = "make-stored-key";
    command.locks = [](store::Connection&) { return command::LockSet{}; };
    command.run = [key_name](command::Write& write) -> Result<std::string> {
        return store::put_meta_once(write.db(), key_name, base64url_encode(random_bytes(kKeyBytes)));
    };
    const auto made = executor.run<std::string>(Caller{}, "start", std::move(command));
    if (made.has_error()) throw std::runtime_error("the key " + key_name + " could not be stored");
    return decoded(std::get<std::string>(*made));
}

}  // namespace multaqa::access
