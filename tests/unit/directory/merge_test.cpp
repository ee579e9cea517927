#include "directory/merge.hpp"

#include <gtest/gtest.h>

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "directory/duplicate.hpp"

namespace multaqa::directory {
namespace {

PersonDetails amina() {
    PersonDetails details;
    details.fields.name = LocalizedText({{"fr", "Amina"}});
    details.fields.languages = {"fr"};
    details.contact_points = {{ContactKind::email, "amina@example.org"}};
    details.needs = {{Need::diet, "sans sel"}};
    return details;
}

TEST(MergedPeople, KeepTheSurvivorsOwnAndFillWhatIsMissing) {
    auto other = amina();
    other.fields.name = LocalizedText({{"ar", "أمينة"}, {"fr", "Amina B."}});
    other.fields.home_zone = "Africa/Nouakchott";
    other.fields.languages = {"ar", "fr"};
    other.language_levels = {{"ar", LanguageLevel::a}};
    other.contact_points = {{ContactKind::email, "AMINA@example.org"}, {ContactKind::phone, "1"}};
    other.needs = {{Need::diet, "halal"}, {Need::other, "calme"}};
    other.gender = Gender::female;
    std::vector<MergeConflict> conflicts;
    auto expected = amina();
    expected.fields.name = LocalizedText({{"ar", "أمينة"}, {"fr", "Amina"}});
    expected.fields.home_zone = "Africa/Nouakchott";
    expected.fields.languages = {"fr", "ar"};
    expected.language_levels = {{"ar", LanguageLevel::a}};
    expected.contact_points.push_back({ContactKind::phone, "1"});
    expected.needs = {{Need::diet, "sans sel"}, {Need::other, "calme"}};
    expected.gender = Gender::female;
    EXPECT_EQ(merged(amina(), other, conflicts), expected);
    EXPECT_EQ(conflicts, std::vector<MergeConflict>{});
}

TEST(MergedPeople, TellWhatFindsNoRoom) {
    auto survivor = amina();
    auto other = amina();
    for (std::size_t i = 0; i < limits::kContactPoints; ++i) {
        survivor.contact_points.push_back({ContactKind::phone, std::to_string(i)});
        other.contact_points.push_back({ContactKind::mobile, std::to_string(i)});
    }
    survivor.contact_points.resize(limits::kContactPoints);
    std::vector<MergeConflict> conflicts;
    EXPECT_EQ(merged(survivor, other, conflicts).contact_points, survivor.contact_points);
    EXPECT_EQ(conflicts, (std::vector<MergeConflict>{{"too-many", "contactPoints", {}}}));
}

std::vector<ComparedName> folded(const char* name) {
    const LocalizedText text({{"fr", name}});
    return compared({search_text({&text}).substr(1)});
}

TEST(LikenessOfNames, KnowsTheSameFromTheSimilar) {
    const LocalizedText stored({{"ar", "محمد بن علي"}, {"fr", "Mohamed Benali"}});
    const auto text = search_text({&stored});
    EXPECT_EQ(likeness_of(folded("MOHAMED  Bénali"), text), Likeness::same);
    EXPECT_EQ(likeness_of(folded("مُحَمَّد بن علي"), text), Likeness::same);
    EXPECT_EQ(likeness_of(folded("Mohammed Ben Ali"), text), Likeness::similar);
    EXPECT_EQ(likeness_of(folded("Amina Fassi"), text), Likeness::none);
    EXPECT_EQ(likeness_of({}, text), Likeness::none);
}

TEST(StartsOfNames, PairTheFirstWordWithEachOther) {
    using Starts = std::vector<std::vector<std::string>>;
    EXPECT_EQ(starts_of(" mohammed ben ali"), (Starts{{"moh", "ben"}, {"moh", "ali"}}));
    EXPECT_EQ(starts_of(" محمد"), (Starts{{"محم"}}));
    EXPECT_EQ(starts_of(""), Starts{});
}

}  // namespace
}  // namespace multaqa::directory
