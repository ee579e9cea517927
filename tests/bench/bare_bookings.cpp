// The limit for bookings: a loop that runs the statements of one booking, in groups of the size given, and nothing
// else: no HTTP, no JSON, no rules. bench_bare_bookings FOLDER GROUP SECONDS prints bookings per second.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "common/ids/id.hpp"
#include "store/database.hpp"
#include "store/migrator.hpp"

namespace {

using namespace multaqa;

constexpr int kRooms = 64;
constexpr std::int64_t kHour = 3'600'000'000;

struct Loop {
    store::WriterConnection& db;
    Uuid7Source ids;
    std::string event = ids.next_uuid();
    std::string site = ids.next_uuid();

    void prepare() {
        db.begin();
        db.execute("INSERT INTO site (id, name, zone, address, version, created_at, updated_at) VALUES ($1, '{}', 'Africa/Nouakchott', '{}', 1, 0, 0)", {site});
        db.execute("INSERT INTO event (id, slug, title, description, type, zone, first_day, last_day, languages, visibility, version, created_at, updated_at)"
                   " VALUES ($1, 'bare', '{}', '{}', 'meeting', 'Africa/Nouakchott', '2024-01-01', '2024-12-31', '[]', 'public', 1, 0, 0)", {event});
        db.execute("INSERT INTO scope (id, revision) VALUES ($1, 0)", {"event:" + event});
        db.commit();
    }

    void book(std::int64_t n) {
        const std::string scope = "event:" + event;
        const std::string subject = "room/" + std::to_string(n % kRooms);
        const std::string session = ids.next_uuid();
        const std::int64_t start = n / kRooms * kHour;
        const std::int64_t end = start + kHour;
        const auto ignore = [](const store::Row&) {};
        db.query("SELECT revision FROM scope WHERE id = $1", {scope}, ignore);
        db.query("SELECT version FROM subject WHERE id = $1", {subject}, ignore);
        db.savepoint();
        db.query("SELECT id, title, zone, visibility, version FROM event WHERE id = $1", {event}, ignore);
        db.query("SELECT zone FROM site WHERE id = $1", {site}, ignore);
        db.execute("INSERT INTO session (id, event_id, root_id, type, title, description, wall_start, zone, duration, fold, all_day, anchor, utc_start,"
                   " utc_end, zone_data_version, status, room_id, virtual_locations, uid, sequence, released, archived, version, created_at, updated_at)"
                   " VALUES ($1, $2, $1, 'plenary', '{\"en\":\"Booking\"}', '{}', '2024-01-28T09:00:00', 'Africa/Nouakchott', 60, 0, 0, 'local', $3, $4,"
                   " '2026f', 'tentative', $5, '{}', $1, 0, 0, 0, 1, 0, 0)", {session, event, start, end, subject});
        db.query("SELECT o.id FROM subject s JOIN occupancy o ON o.subject = s.id WHERE s.id = $3 AND o.utc_start < CAST($2 AS BIGINT)"
                 " AND o.utc_start > CAST($1 AS BIGINT) - s.longest * 60000000 AND o.utc_end > CAST($1 AS BIGINT)", {start, end, subject}, ignore);
        db.execute("INSERT INTO occupancy (id, subject, utc_start, utc_end, firmness, requirement, basis, owner_kind, owner_id, scope, lineage)"
                   " VALUES ($1, $2, $3, $4, 1, 1, 0, 'session', $1, $5, $1)", {session, subject, start, end, scope});
        db.execute("INSERT INTO subject (id, version, longest) VALUES ($1, 1, 60) ON CONFLICT (id) DO UPDATE SET version = subject.version + 1", {subject});
        const auto revision = db.find_integer("UPDATE scope SET revision = revision + 1 WHERE id = $1 RETURNING revision", {scope}).value();
        db.execute("INSERT INTO change (scope, revision, n, at, request_id, kind, entity_kind, entity_id, data)"
                   " VALUES ($1, $2, 1, 0, 'bare', 'SessionCreated', 'session', $3, $4)", {scope, revision, session, std::string(600, 'x')});
        const auto seq = db.find_integer("INSERT INTO topic (id, seq) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET seq = topic.seq + 1 RETURNING seq", {scope}).value();
        db.execute("INSERT INTO topic_entry (topic, seq, scope, revision, at, ops) VALUES ($1, $2, $1, $3, 0, $4)", {scope, seq, revision, std::string(600, 'x')});
        db.release_savepoint();
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return std::fputs("bench_bare_bookings FOLDER GROUP SECONDS\n", stderr), 2;
    std::filesystem::create_directories(argv[1]);
    const auto database = store::open_database({.url = "sqlite:" + std::string(argv[1]) + "/bare.db", .readers = 1});
    store::migrate(*database, embedded::migrations(), Instant{});
    const auto writer = database->open_writer();
    Loop loop{*writer, Uuid7Source([] { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); })};
    loop.prepare();
    const int group = std::max(1, std::atoi(argv[2]));
    const auto begin = std::chrono::steady_clock::now();
    const auto end = begin + std::chrono::seconds(std::atoi(argv[3]));
    std::int64_t booked = 0;
    while (std::chrono::steady_clock::now() < end) {
        writer->begin();
        for (int i = 0; i < group; ++i) loop.book(booked++);
        writer->commit();
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::printf("%.0f\n", static_cast<double>(booked) / seconds.count());
}
