// An office under 2026f and what another release of the zone data moves of it. The older release is the other one: adopting it
// is a rollback, and adopting 2026f again brings everything back.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "planning/zone_move_commands.hpp"
#include "planning/zone_preview_queries.hpp"
#include "programme/session_occupancies.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::planning::test_of_zones {

using programme::Audience;
using programme::CreateSession;
using programme::Session;
using test::kProtocol;
using test::ProgrammeOffice;

inline const ZoneDatabase& older() { return multaqa::testing::zones(multaqa::testing::kZonesBefore); }
inline const ZoneDatabase& newer() { return multaqa::testing::zones(multaqa::testing::kZonesNow); }

using Lines = std::vector<std::string>;

// "kind title wall UTC > wall UTC", in order.
inline Lines told_of(const std::vector<ZoneMove>& moves) {
    Lines lines;
    for (const auto& move : moves) {
        const auto at = [](const PlacedAt& placed) { return format_plain_date_time(placed.start) + " " + format_utc(placed.utc_start); };
        lines.push_back(std::string(word(move.kind)) + " " + std::string(move.title.best("fr")) + " " + at(move.before) + " > " + at(move.after));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

class UnderOtherZones : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office_ = std::make_unique<ProgrammeOffice>(database());
    }
    void TearDown() override {
        office_.reset();
        OnBothDatabases::TearDown();
    }
    ProgrammeOffice& office() { return *office_; }

    ZoneMoveQuestion back() { return {&newer(), &older(), office().now()}; }
    ZoneMoveQuestion forth() { return {&older(), &newer(), office().now()}; }

    ZoneMoveBatch find(const ZoneMoveQuestion& question, const std::string& cursor = "", std::size_t limit = 100) {
        return office().read([&](store::Connection& db) { return find_zone_moves(db, question, cursor, limit); });
    }
    std::vector<ZoneMove> write(const ZoneMoveQuestion& question, const ZoneMoveBatch& batch) {
        command::Command<std::vector<ZoneMove>> command;
        command.name = "adopt-time-zones";
        command.locks = [locks = batch.locks](store::Connection&) { return locks; };
        command.run = [question, batch](command::Write& write) -> Result<std::vector<ZoneMove>> { return write_zone_moves(write, question, batch).moves; };
        return office().run(kProtocol, command).value();
    }
    // Batch by batch, as small as they come.
    std::vector<ZoneMove> adopt(const ZoneMoveQuestion& question) {
        std::vector<ZoneMove> moves;
        ZoneMoveBatch batch;
        for (int n = 0; n < 50 && !batch.is_last; ++n) {
            batch = find(question, batch.next, 1);
            for (auto& move : write(question, batch)) moves.push_back(std::move(move));
        }
        EXPECT_TRUE(batch.is_last);
        return moves;
    }
    ZonePreview preview(const ZoneMoveQuestion& question, const std::string& cursor = "", std::size_t limit = 100) {
        return office().read([&](store::Connection& db) {
            return preview_zone_moves(db, kProtocol, {question.step(), cursor, limit});
        }).value();
    }

    CreateSession in(const std::string& zone, const std::string& title, const std::string& time = "09:00") {
        auto create = office().wanted(title, time);
        create.content.time.zone = zone;
        return create;
    }
    Session add(const CreateSession& create) { return office().add(create); }
    std::string utc_of(const SessionId& id) { return format_utc(office().present(id).placement.utc.start); }
    std::string taken_from(const SessionId& id, scheduling::Basis basis = scheduling::Basis::working) {
        for (const auto& occupancy : office().read([&](store::Connection& db) {
                 return scheduling::list_occupancies_of_owner(db, programme::owner_of(id));
             }))
            if (occupancy.basis == basis) return format_utc(occupancy.interval.start);
        return "";
    }

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};

}  // namespace multaqa::planning::test_of_zones
