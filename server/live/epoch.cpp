#include "live/epoch.hpp"

#include "store/meta_store.hpp"

namespace multaqa::live {
namespace {

constexpr std::string_view kEpoch = "epoch";

template <class Use>
std::string write_epoch(store::Database& database, Use use) {
    const auto writer = database.open_writer();
    writer->begin();
    auto epoch = use(*writer);
    writer->commit();
    return epoch;
}

}  // namespace

std::string open_epoch(store::Database& database, IdSource& ids) {
    const auto standing =
        database.read_value([](store::Connection& db) { return store::find_meta(db, kEpoch); });
    if (standing) return *standing;
    return write_epoch(
        database, [&](store::Connection& db) { return store::put_meta_once(db, kEpoch, ids.next_uuid()); });
}

std::string renew_epoch(store::Database& database, IdSource& ids) {
    return write_epoch(database, [&](store::Connection& db) {
        auto epoch = ids.next_uuid();
        store::put_meta(db, kEpoch, epoch);
        return epoch;
    });
}

}  // namespace multaqa::live
