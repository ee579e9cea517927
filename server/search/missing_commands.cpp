#include "search/missing_commands.hpp"

#include <stdexcept>

#include "access/user_commands.hpp"
#include "common/text/search_fold.hpp"
#include "search/missing_store.hpp"
#include "store/search_text.hpp"

namespace multaqa::search {
namespace {

constexpr std::size_t kPortion = 500;  // rows in one transaction
constexpr FoundKind kKinds[] = {FoundKind::person,  FoundKind::organization, FoundKind::site,
                                FoundKind::room,    FoundKind::vehicle,      FoundKind::equipment,
                                FoundKind::series,  FoundKind::event,        FoundKind::session};

// Answers how many there were. No scope is locked: search_text is no part of what changes tell.
command::Command<std::size_t> index_some(FoundKind kind) {
    command::Command<std::size_t> command;
    command.name = "index-missing";
    command.locks = [](store::Connection&) { return command::LockSet{}; };
    command.run = [kind](command::Write& write) -> Result<std::size_t> {
        const auto missing = select_missing(write.db(), kind, kPortion);
        for (const auto& one : missing)
            store::put_search_text(write.db(),
                                   {word(kind), one.id, one.scope, search_text({&one.name, &one.second_name})});
        return missing.size();
    };
    return command;
}

}  // namespace

void index_missing(command::Executor& executor) {
    for (const auto kind : kKinds) {
        for (std::size_t written = kPortion; written == kPortion;) {
            auto outcome = executor.run<std::size_t>(access::command_line(), "start", index_some(kind));
            if (outcome.has_error()) throw std::runtime_error("the search cannot be brought up to date");
            written = std::get<std::size_t>(*outcome);
        }
    }
}

}  // namespace multaqa::search
