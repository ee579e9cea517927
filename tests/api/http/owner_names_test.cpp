// What takes a room is told by name to whoever may know it, and to nobody else.
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

class OwnerNames : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(GetParam());
        auto staff = server_->as("protocol");
        stage_ = set_stage(staff);
        auto session = session_input("Opening", "2024-01-28T09:00:00", stage_.room);
        session["status"] = "confirmed";
        session_ = staff.create("/api/v1/events/" + stage_.event + "/sessions", session);
        booking_ = staff.create("/api/v1/bookings", {{"resource", hall()}, {"title", {{"en", "Rehearsal"}}}, {"start", "2024-01-28T11:00:00"},
                                                     {"duration", "PT1H"}});
    }
    json::object hall() const { return {{"kind", "room"}, {"id", stage_.room}}; }
    json::array owners(const std::string& role) {
        const auto use = server_->as(role).get("/api/v1/resources/" + stage_.room + "/occupancies?from=2024-01-28T00:00:00Z&to=2024-01-29T00:00:00Z");
        EXPECT_EQ(use.status, 200) << use.raw.body;
        json::array owners;
        for (const auto& item : use.body.at("items").as_array()) {
            const auto* const owner = item.as_object().if_contains("owner");
            owners.push_back(owner == nullptr ? json::value() : *owner);
        }
        return owners;
    }
    json::array known() const {
        return {json::object{{"kind", "session"}, {"id", session_}, {"title", {{"en", "Opening"}}}, {"eventSlug", "stage"}},
                json::object{{"kind", "booking"}, {"id", booking_}, {"title", {{"en", "Rehearsal"}}}}};
    }

    std::unique_ptr<ApiServer> server_;
    Stage stage_;
    std::string session_, booking_;
};
INSTANTIATE_TEST_SUITE_P(On, OwnerNames, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(OwnerNames, StandBesideWhatTakesARoom) {
    EXPECT_EQ(owners("protocol"), known());
    EXPECT_EQ(owners("organizer"), (json::array{nullptr, nullptr})) << "neither the event nor the booking is theirs";
}

TEST_P(OwnerNames, StandBesideWhatABlockingDisplaces) {
    const json::object wanted{{"resource", hall()}, {"start", "2024-01-28T08:00:00"}, {"duration", "PT8H"}, {"reason", "Security"}};
    const auto preview = server_->as("protocol").post("/api/v1/blockings/preview", wanted);
    ASSERT_EQ(preview.status, 200) << preview.raw.body;
    json::array displaced;
    for (const auto& item : preview.body.at("displaced").as_array()) displaced.push_back(item.at("owner"));
    EXPECT_EQ(displaced, known());
}

}  // namespace
}  // namespace multaqa::test
