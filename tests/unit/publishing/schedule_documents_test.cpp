#include "publishing/schedule_documents.hpp"

#include <gtest/gtest.h>

#include "tests/support/zone_fixture.hpp"

namespace multaqa::publishing {
namespace {

programme::Publication publication(std::string etag = "r1") {
    programme::Publication publication;
    publication.slug = "forum";
    publication.languages = {"ar", "fr"};
    publication.agenda.etag = std::move(etag);
    return publication;
}

TEST(ScheduleTargets, NameEachFormatAsItIsAndPerLanguage) {
    std::vector<std::string> targets;
    for (const auto& target : schedule_targets(publication(), "")) targets.push_back(target.target + " " + target.question.language);
    EXPECT_EQ(targets, (std::vector<std::string>{"/e/forum/schedule.ics ", "/e/forum/schedule.ics?lang=ar ar", "/e/forum/schedule.ics?lang=fr fr",
                                                 "/e/forum/schedule.xml ", "/e/forum/schedule.xml?lang=ar ar", "/e/forum/schedule.xml?lang=fr fr",
                                                 "/e/forum/schedule.json ", "/e/forum/schedule.json?lang=ar ar",
                                                 "/e/forum/schedule.json?lang=fr fr"}));
}

TEST(ScheduleEtag, DiffersWithReleaseFormatLanguageAndOrigin) {
    const auto etag = [](const programme::Publication& of, ScheduleQuestion question) {
        return schedule_etag(of, question, multaqa::testing::zones());
    };
    const auto plain = etag(publication(), {ScheduleFormat::frab_xml, "", ""});
    EXPECT_EQ(plain, etag(publication(), {ScheduleFormat::frab_xml, "", ""}));
    EXPECT_NE(plain, etag(publication("r2"), {ScheduleFormat::frab_xml, "", ""}));
    EXPECT_NE(plain, etag(publication(), {ScheduleFormat::frab_json, "", ""}));
    EXPECT_NE(plain, etag(publication(), {ScheduleFormat::frab_xml, "ar", ""}));
    EXPECT_NE(plain, etag(publication(), {ScheduleFormat::frab_xml, "", "https://agenda.example"}));
    EXPECT_NE(etag(publication(), {ScheduleFormat::calendar, "", ""}), etag(publication(), {ScheduleFormat::calendar, "", "", "018d0001"}));
}

}  // namespace
}  // namespace multaqa::publishing
