#include "programme/room_names.hpp"

#include <gtest/gtest.h>

namespace multaqa::programme {
namespace {

LocalizedText named(const char* french, const char* arabic = nullptr) {
    LocalizedText::Map texts{{"fr", french}};
    if (arabic != nullptr) texts.emplace("ar", arabic);
    return LocalizedText(std::move(texts));
}

class RoomNamesTest : public ::testing::Test {
  protected:
    RoomNamesTest() {
        names_.add_site(palace_, named("Palais", "القصر"));
        names_.add_site(annex_, named("Annexe, aile nord"));
        names_.add(hall_, named("Grande salle", "القاعة الكبرى"), palace_);
        names_.add(first_, named("Salle 1"), palace_);
        names_.add(other_first_, named("Salle 1"), annex_);
        names_.add(plain_, named("Salle E"), palace_);
        names_.add(accented_, named("Salle É"), palace_);
        names_.add(twin_, named("Jumelle"), annex_);
        names_.add(other_twin_, named("Jumelle"), annex_);
    }
    using Rooms = std::set<RoomId>;

    const SiteId palace_{"018d3a52-0000-7000-8000-000000000001"}, annex_{"018d3a52-0000-7000-8000-000000000002"};
    const RoomId hall_{"018d3a52-0000-7000-8000-000000000011"}, first_{"018d3a52-0000-7000-8000-000000000012"},
        other_first_{"018d3a52-0000-7000-8000-000000000013"}, twin_{"018d3a52-0000-7000-8000-000000000014"},
        other_twin_{"018d3a52-0000-7000-8000-000000000015"}, plain_{"018d3a52-0000-7000-8000-000000000016"},
        accented_{"018d3a52-0000-7000-8000-000000000017"};
    RoomNames names_;
};

TEST_F(RoomNamesTest, FindByNameInAnyLanguageWithOrWithoutTheSite) {
    EXPECT_EQ(names_.find("GRANDE SALLE", {}), Rooms{hall_});
    EXPECT_EQ(names_.find("القصر، القاعة الكبرى", {}), Rooms{hall_});
    EXPECT_EQ(names_.find("Annexe, aile nord, Salle 1", {}), Rooms{other_first_});
    EXPECT_EQ(names_.find("Salle 1", {}), (Rooms{first_, other_first_}));
    EXPECT_EQ(names_.find("Salle 1", std::span(&annex_, 1)), Rooms{other_first_});
    EXPECT_EQ(names_.find("Palais, Salle 9", {}), Rooms{});
    EXPECT_EQ(names_.find("salle é", {}), Rooms{accented_});
    EXPECT_EQ(names_.find(twin_.text(), {}), Rooms{twin_});
}

TEST_F(RoomNamesTest, KnowWhereANewRoomWouldBe) {
    const auto place = names_.place_of_new("Annexe, aile nord, Salle 9");
    ASSERT_TRUE(place);
    EXPECT_EQ(place->site, annex_);
    EXPECT_EQ(place->name, "Salle 9");
    EXPECT_FALSE(names_.place_of_new("Salle 9, étage 2"));
}

// Each division costs a look at all sites, and a file brings thousands of names.
TEST_F(RoomNamesTest, TryTheFirstCommasOnly) {
    EXPECT_TRUE(names_.place_of_new("Annexe, aile nord, a,b,c,d,e,f,g,h,i,j,k"));
    EXPECT_EQ(names_.find("a,b,c,d,e,f,g,h, Salle 1", {}), Rooms{});
}

TEST_F(RoomNamesTest, WriteWhatLeadsBackToTheRoom) {
    EXPECT_EQ(names_.text_of(hall_, "fr"), "Grande salle");
    EXPECT_EQ(names_.text_of(other_first_, "fr"), "Annexe, aile nord, Salle 1");
    EXPECT_EQ(names_.text_of(twin_, "fr"), twin_.text());
    for (const RoomId& room : {hall_, first_, other_first_, twin_, other_twin_, plain_, accented_})
        for (const char* language : {"ar", "fr", "en"}) EXPECT_EQ(names_.find(names_.text_of(room, language), {}), Rooms{room}) << room.text();
}

}  // namespace
}  // namespace multaqa::programme
