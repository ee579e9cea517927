#include "common/ids/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

namespace multaqa {
namespace {

Instant at(std::string_view text) { return parse_utc(text).value(); }
std::uint64_t milliseconds_of(const std::string& uuid) {
    return std::stoull(uuid.substr(0, 8) + uuid.substr(9, 4), nullptr, 16);
}

TEST(Uuid, IsLowerCaseHexWithHyphensInPlace) {
    EXPECT_TRUE(is_uuid("01890a5d-ac96-774b-bcce-b302099a8057"));
    EXPECT_TRUE(is_uuid("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"));  // version 1
    for (const auto* const text : {"", "01890A5D-AC96-774B-BCCE-B302099A8057", "01890a5dac96774bbcceb302099a8057",
                                   "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
                                   "01890a5d-ac96-774b-bcceb-302099a8057", "{1890a5d-ac96-774b-bcce-b302099a8057",
                                   "01890a5d-ac96-774b-bcce-b302099a805g", "01890a5d_ac96-774b-bcce-b302099a8057"})
        EXPECT_FALSE(is_uuid(text)) << text;
}

TEST(Id, IsParsedOnlyFromAUuid) {
    EXPECT_EQ(EventId::parse("01890a5d-ac96-774b-bcce-b302099a8057").value().text(), "01890a5d-ac96-774b-bcce-b302099a8057");
    EXPECT_EQ(EventId::parse("nouakchott-2024"), std::nullopt);
    EXPECT_TRUE(EventId{}.empty());
}

TEST(Uuid7Source, WritesTheClockVersionAndVariant) {
    Uuid7Source source([] { return at("2022-02-22T19:22:22Z"); });  // the moment of RFC 9562, appendix A.6
    const auto uuid = source.next_uuid();
    EXPECT_TRUE(is_uuid(uuid)) << uuid;
    EXPECT_EQ(uuid.substr(0, 15), "017f22e2-79b0-7") << uuid;
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos) << uuid;
}

TEST(Uuid7Source, AscendsWithinOneMillisecond) {
    Uuid7Source source([] { return at("2027-01-12T09:00:00Z"); });
    std::vector<std::string> ids(20'000);
    for (auto& id : ids) id = source.next_uuid();
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
}

TEST(Uuid7Source, AscendsWhenTheClockIsSetBack) {
    auto now = at("2027-01-12T09:00:00Z");
    Uuid7Source source([&now] { return now; });
    const auto before = source.next_uuid();
    now -= std::chrono::hours{1};
    EXPECT_LT(before, source.next_uuid());
    now += std::chrono::hours{2};
    EXPECT_EQ(milliseconds_of(source.next_uuid()), static_cast<std::uint64_t>(to_micros(now) / 1000));
}

TEST(Uuid7Source, GivesEachThreadDifferentIds) {
    Uuid7Source source([] { return at("2027-01-12T09:00:00Z"); });
    std::vector<std::vector<std::string>> ids(4);
    std::vector<std::thread> threads;
    for (auto& mine : ids)
        threads.emplace_back([&source, &mine] {
            for (int i = 0; i < 2'000; ++i) mine.push_back(source.next_uuid());
        });
    for (auto& thread : threads) thread.join();
    std::set<std::string> all;
    for (const auto& mine : ids) {
        EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
        all.insert(mine.begin(), mine.end());
    }
    EXPECT_EQ(all.size(), 8'000U);
}

TEST(Uuid7Source, DoesNotCountInStepsThatCanBeGuessed) {
    Uuid7Source source([] { return at("2027-01-12T09:00:00Z"); });
    std::set<std::string> tails;
    for (int i = 0; i < 100; ++i) tails.insert(source.next_uuid().substr(28));
    EXPECT_GT(tails.size(), 95U);
}

}  // namespace
}  // namespace multaqa
