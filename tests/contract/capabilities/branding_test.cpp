// The branding on both databases: who may change it, what is told of it, and where the logo's bytes lie.
#include <gtest/gtest.h>

#include <filesystem>

#include "access/secret.hpp"
#include "branding/branding_commands.hpp"
#include "branding/branding_queries.hpp"
#include "tests/contract/capabilities/office.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::branding {
namespace {

using test::caller_as;
using test::told;

const std::string kPng = "\x89PNG\r\n\x1a\n a logo";
const std::string kOtherPng = "\x89PNG\r\n\x1a\n another";

class BrandingOnBoth : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office_ = std::make_unique<test::Office>(database());
    }
    void TearDown() override {
        office_.reset();
        OnBothDatabases::TearDown();
    }
    test::Office& office() { return *office_; }
    std::string shelf() const { return folder_.path() / "documents"; }
    Branding present() {
        return office().read([](store::Connection& db) { return get_branding(db); });
    }
    static BrandingContent content() {
        BrandingContent content;
        content.name = LocalizedText({{"ar", "جهة"}, {"fr", "Région"}, {"en", "Region"}});
        content.letterhead = LocalizedText({{"fr", "Royaume du Maroc\nRégion"}});
        content.color = "#c1272d";
        content.default_language = UiLanguage::fr;
        return content;
    }
    Result<Branding> put(const Caller& caller, std::int64_t version, const BrandingContent& content) {
        return office().run(caller, put_branding({version, content}));
    }
    Result<Branding> put_picture(const Caller& caller, std::int64_t version, const std::string& bytes, const std::string& type = "image/png") {
        auto command = put_logo(database(), shelf(), caller, {version, type, std::make_shared<const std::string>(bytes)});
        if (command.has_error()) return command.error();
        return office().run(caller, std::move(*command));
    }
    std::string picture(const std::string& sha256) {
        const auto logo = office().read([&](store::Connection& db) { return find_logo(db, shelf(), sha256); });
        return logo ? logo->media_type + " " + *logo->bytes : "none";
    }

    const Caller admin = caller_as(Role::admin);

  private:
    test::TemporaryFolder folder_;
    std::unique_ptr<test::Office> office_;
};
MULTAQA_ON_BOTH_DATABASES(BrandingOnBoth);

TEST_P(BrandingOnBoth, IsThereFromTheStart) { EXPECT_EQ(present(), Branding{}); }

TEST_P(BrandingOnBoth, IsWrittenWholeAndToldOnce) {
    const auto written = put(admin, 1, content());
    ASSERT_TRUE(written.has_value()) << told(written.error());
    EXPECT_EQ(written->version, 2);
    EXPECT_EQ(present(), *written);
    EXPECT_EQ(present().content, content());
    EXPECT_EQ(put(admin, 2, content())->version, 2) << "the same again changes nothing";
    const auto changes = office().changes("system");
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].kind, "BrandingChanged");
    BrandingContent bare;
    EXPECT_EQ(put(admin, 2, bare)->content, bare) << "what is left out is removed";
}

TEST_P(BrandingOnBoth, IsChangedByAdministratorsAloneAndByNobodyBlindly) {
    for (const auto role : {Role::participant, Role::organizer, Role::protocol}) {
        EXPECT_EQ(put(caller_as(role), 1, content()).error().code, ProblemCode::forbidden);
        EXPECT_EQ(put_picture(caller_as(role), 1, kPng).error().code, ProblemCode::forbidden);
        EXPECT_EQ(office().run(caller_as(role), remove_logo(1)).error().code, ProblemCode::forbidden);
    }
    auto scoped = admin;
    scoped.scopes = {"event:018d3a52-0000-7000-8000-0000000000e9"};
    EXPECT_EQ(put(scoped, 1, content()).error().code, ProblemCode::forbidden) << "a token that counts elsewhere";
    ASSERT_TRUE(put(admin, 1, content()).has_value());
    EXPECT_EQ(told(put(admin, 1, BrandingContent{}).error()), "version-mismatch If-Match: fault.stale-version");
    EXPECT_EQ(put_picture(admin, 1, kPng).error().code, ProblemCode::version_mismatch);
    EXPECT_EQ(office().run(admin, remove_logo(1)).error().code, ProblemCode::version_mismatch);
    EXPECT_EQ(office().changes("system").size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(shelf())) << "what is refused leaves nothing behind";
}

TEST_P(BrandingOnBoth, KeepsTheLogoThatWasPutAndShowsNoOther) {
    const auto sha256 = access::sha256_hex(kPng);
    const auto with = put_picture(admin, 1, kPng);
    ASSERT_TRUE(with.has_value()) << told(with.error());
    EXPECT_EQ(with->logo, (Logo{sha256, "image/png"}));
    EXPECT_EQ(picture(sha256), "image/png " + kPng);
    EXPECT_EQ(put_picture(admin, 2, kPng)->version, 2) << "the same again changes nothing";
    EXPECT_EQ(put(admin, 2, content())->logo, with->logo) << "what is written beside it leaves it";
    ASSERT_TRUE(put_picture(admin, 3, kOtherPng).has_value());
    EXPECT_EQ(picture(sha256), "none");
    EXPECT_EQ(picture(access::sha256_hex(kOtherPng)), "image/png " + kOtherPng);
    EXPECT_EQ(office().run(admin, remove_logo(4))->logo, std::nullopt);
    EXPECT_EQ(picture(access::sha256_hex(kOtherPng)), "none");
    EXPECT_EQ(office().run(admin, remove_logo(5))->version, 5) << "there is none any more";
}

TEST_P(BrandingOnBoth, TakesNoPictureUnderAFalseType) {
    for (const auto& [bytes, type] : {std::pair<std::string, std::string>{"<svg onload='alert(1)'/>", "image/png"}, {kPng, "image/jpeg"}, {"GIF89a", "image/png"}})
        EXPECT_EQ(told(put_picture(admin, 1, bytes, type).error()), "validation-failed  fault.picture") << type;
    EXPECT_EQ(present(), Branding{});
}

TEST_P(BrandingOnBoth, KeepsTheLogosBytesWhereThoseOfDocumentsLie) {
    ASSERT_TRUE(put_picture(admin, 1, kPng).has_value());
    const auto rows = office().read([](store::Connection& db) { return db.find_integer("SELECT COUNT(*) FROM document_chunk"); });
    const bool is_in_database = GetParam() != "sqlite";
    EXPECT_EQ(rows, is_in_database ? 1 : 0);
    EXPECT_EQ(std::filesystem::exists(shelf()), !is_in_database);
}

}  // namespace
}  // namespace multaqa::branding
