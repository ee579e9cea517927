#include "resources/booking_store.hpp"

#include "common/json/reader.hpp"
#include "resources/placed_time_store.hpp"
#include "scheduling/needs_codec.hpp"
#include "store/id_list.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kSelectBooking =
    "SELECT id, subject, title, quantity, needs, note, status, held_until, requested_by, decided_by, version, updated_at,"
    " wall_start, zone, duration, fold, utc_start, utc_end, zone_data_version, meant_start FROM booking ";

std::string booking_where(std::string_view where) { return std::string(kSelectBooking) + std::string(where); }

template <class Value>
Value known(std::optional<Value> value) {
    if (!value) throw store::StoreError(store::StoreFailure::other, "unknown word in booking");
    return std::move(*value);
}

Booking booking_of(const store::Row& row) {
    Booking booking;
    booking.id = row.id<BookingId>(0);
    booking.subject = known(scheduling::parse_subject_key(row.text(1)));
    booking.title = json::localized_from_json(json::parse_trusted(row.text(2)));
    booking.quantity = row.integer(3);
    booking.needs = scheduling::decode_needs(row.text(4));
    booking.note = row.string(5);
    booking.status = known(parse_booking_status(row.text(6)));
    booking.held_until = row.optional_instant(7);
    booking.requested_by = row.optional_id<AccountId>(8);
    booking.decided_by = row.optional_id<AccountId>(9);
    booking.version = row.integer(10);
    booking.updated_at = row.instant(11);
    booking.time = read_placed_time(row, 12);
    return booking;
}

}  // namespace

void insert_booking(store::Connection& db, const Booking& booking) {
    store::Values values{booking.id,
                         key_of(booking.subject),
                         json::serialize(json::to_json(booking.title)),
                         booking.quantity,
                         scheduling::encode_needs(booking.needs),
                         booking.note,
                         word(booking.status),
                         booking.held_until,
                         booking.requested_by,
                         booking.decided_by,
                         booking.version,
                         booking.updated_at};
    append(values, booking.time);
    db.execute(
        "INSERT INTO booking (id, subject, title, quantity, needs, note, status, held_until, requested_by, decided_by, version,"
        " updated_at, created_at, wall_start, zone, duration, fold, utc_start, utc_end, zone_data_version,"
        " meant_start)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        values);
}

void update_booking(store::Connection& db, const Booking& booking) {
    db.execute(
        "UPDATE booking SET status = $2, held_until = $3, decided_by = $4, version = $5, updated_at = $6 WHERE id = $1",
        {booking.id, word(booking.status), booking.held_until, booking.decided_by, booking.version, booking.updated_at});
}

void update_booking_time(store::Connection& db, const Booking& booking) {
    store::Values values{booking.id, booking.version, booking.updated_at};
    append(values, booking.time);
    db.execute(
        "UPDATE booking SET version = $2, updated_at = $3, wall_start = $4, zone = $5, duration = $6, fold = $7, utc_start = $8,"
        " utc_end = $9, zone_data_version = $10, meant_start = $11 WHERE id = $1",
        values);
}

std::optional<Booking> select_booking(store::Connection& db, const BookingId& id) {
    static const auto sql = booking_where("WHERE id = $1");
    return db.find(sql, {id}, booking_of);
}

std::vector<Booking> select_bookings(store::Connection& db, const BookingFilter& filter, const BookingId& after, std::size_t limit) {
    static const auto sql = booking_where(
        "WHERE id > $1 AND (CAST($2 AS TEXT) IS NULL OR subject = $2) AND (CAST($3 AS TEXT) IS NULL OR requested_by = $3)"
        " AND (CAST($4 AS TEXT) IS NULL OR status = $4) ORDER BY id LIMIT $5");
    std::optional<std::string> status;
    if (filter.status) status = word(*filter.status);
    return db.list(sql, {after, filter.subject, filter.requested_by, status, static_cast<std::int64_t>(limit)}, booking_of);
}

std::vector<BookingTitle> select_booking_titles(store::Connection& db, std::span<const BookingId> ids) {
    return store::list_by_ids(db, "SELECT id, title FROM booking WHERE id IN (", ids, ")", [](const store::Row& row) {
        return BookingTitle{row.id<BookingId>(0), json::localized_from_json(json::parse_trusted(row.text(1)))};
    });
}

std::int64_t count_open_bookings(store::Connection& db, const AccountId& requester) {
    return db.find("SELECT count(*) FROM booking WHERE requested_by = $1 AND status IN ('requested', 'held')", {requester},
                   [](const store::Row& row) { return row.integer(0); })
        .value_or(0);
}

std::vector<Booking> select_expired(store::Connection& db, Instant now, std::size_t limit) {
    static const auto sql = booking_where("WHERE status = 'held' AND held_until <= $1 ORDER BY held_until, id LIMIT $2");
    return db.list(sql, {now, static_cast<std::int64_t>(limit)}, booking_of);
}

}  // namespace multaqa::resources
