// Documents of events and sessions, on both databases: who reads them, and where their bytes lie.
#include <gtest/gtest.h>

#include <filesystem>

#include "access/secret.hpp"
#include "access/user_commands.hpp"
#include "programme/document_commands.hpp"
#include "programme/document_queries.hpp"
#include "store/store_error.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;
using test::told;

class Documents : public test::OnBothDatabases {
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
    std::string shelf() const { return folder_.path() / "documents"; }

    static DocumentContent titled(const std::string& title, DocumentAudience audience) {
        DocumentContent content;
        content.title = LocalizedText({{"fr", title}});
        content.audience = audience;
        content.file_name = title + ".pdf";
        return content;
    }
    Document add(const DocumentContent& content) { return office().run(kProtocol, add_document({office().event, content})).value(); }
    Result<Document> put(const Caller& caller, const Document& document, const std::string& bytes) {
        auto command = put_document_body(database(), shelf(), caller,
                                         {document.id, document.version, "application/pdf", std::make_shared<const std::string>(bytes)});
        if (command.has_error()) return command.error();
        return office().run(caller, std::move(*command));
    }
    std::string read(const Caller& caller, const DocumentId& id) {
        const auto file = office().read([&](store::Connection& db) { return get_document_file(db, caller, shelf(), id); });
        return file.has_value() ? *file->bytes : told(file.error());
    }
    std::string titles(const Caller& caller, const std::optional<SessionId>& session = {}) {
        const auto page = office().read([&](store::Connection& db) { return list_documents(db, caller, office().event, session, 50, ""); });
        if (page.has_error()) return told(page.error());
        std::string text;
        for (const auto& document : page->documents) text += std::string(document.content.title.best("fr")) + " ";
        return text;
    }
    Caller account_of(const std::string& email, const PersonId& person) {
        const auto account =
            office().run(test::caller_as(Role::admin), access::add_account({email, "", Role::participant, person}, "hash"))->id;
        return test::caller_as(Role::participant, account.text());
    }

  private:
    test::TemporaryFolder folder_;
    std::unique_ptr<ProgrammeOffice> office_;
};
MULTAQA_ON_BOTH_DATABASES(Documents);

TEST_P(Documents, KeepTheBytesThatWerePutAndAnswerThemWhole) {
    const auto document = add(titled("Note", DocumentAudience::staff));
    EXPECT_EQ(read(kProtocol, document.id), "not-found") << "nothing has arrived yet";
    std::string bytes(2'500'000, 'x');
    bytes[1'048'576] = '\0';
    const auto kept = put(kProtocol, document, bytes);
    ASSERT_TRUE(kept.has_value()) << told(kept.error());
    EXPECT_EQ(kept->version, 2);
    EXPECT_EQ(kept->body, (DocumentBody{access::sha256_hex(bytes), 2'500'000, "application/pdf"}));
    EXPECT_TRUE(read(kProtocol, document.id) == bytes);
    EXPECT_EQ(put(kProtocol, *kept, bytes)->version, 2) << "the same again changes nothing";
    EXPECT_EQ(put(kProtocol, document, "other").error().code, ProblemCode::version_mismatch);
    const auto replaced = put(kProtocol, *kept, "shorter").value();
    EXPECT_EQ(read(kProtocol, replaced.id), "shorter");
    EXPECT_EQ(office().changes(scope_of(office().event)).back().kind, "DocumentChanged");
}

TEST_P(Documents, LieOnceWhereTheyBelong) {
    const auto sha256 = access::sha256_hex("the same");
    (void)put(kProtocol, add(titled("Un", DocumentAudience::staff)), "the same").value();
    (void)put(kProtocol, add(titled("Deux", DocumentAudience::staff)), "the same").value();
    const auto rows = office().read([&](store::Connection& db) { return db.find_integer("SELECT COUNT(*) FROM document_chunk"); });
    std::size_t files = 0;
    if (std::filesystem::exists(shelf()))
        for (const auto& entry : std::filesystem::recursive_directory_iterator(shelf())) files += entry.is_regular_file() ? 1 : 0;
    const bool is_in_database = GetParam() != "sqlite";
    EXPECT_EQ(rows, is_in_database ? 1 : 0);
    EXPECT_EQ(files, is_in_database ? 0U : 1U);
    if (!is_in_database) EXPECT_TRUE(std::filesystem::exists(shelf() + "/" + sha256.substr(0, 2) + "/" + sha256.substr(2)));
}

TEST_P(Documents, StayClosedToATokenThatCountsInAnotherEvent) {
    office().add(ProgrammeOffice::with(office().wanted("Atelier", "09:00"), office().amina));
    add(titled("Participants", DocumentAudience::participants));
    ASSERT_TRUE(office().publish().has_value());
    auto amina = account_of("a@example.org", office().amina);
    EXPECT_EQ(titles(amina), "Participants ");
    amina.scopes = {"event:018d3a52-0000-7000-8000-0000000000e9"};
    EXPECT_EQ(titles(amina), "");
    amina.scopes = {scope_of(office().event)};
    EXPECT_EQ(titles(amina), "Participants ");
}

TEST_P(Documents, AreReadByTheirAudienceOnceThereIsARelease) {
    const auto session = office().add(ProgrammeOffice::with(office().wanted("Atelier", "09:00"), office().amina));
    add(titled("Interne", DocumentAudience::staff));
    add(titled("Participants", DocumentAudience::participants));
    const auto everyone = add(titled("Public", DocumentAudience::everyone));
    const auto amina = account_of("a@example.org", office().amina);
    const auto idris = account_of("i@example.org", office().idris);
    EXPECT_EQ(titles(kProtocol), "Interne Participants Public ");
    EXPECT_EQ(titles(amina), "not-found") << "nothing is released yet";
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(titles(amina), "Participants Public ");
    EXPECT_EQ(titles(idris), "Public ");
    EXPECT_EQ(titles(Caller{}), "Public ");

    auto draft = office().wanted("Secret", "11:00");
    draft.content.status = SessionStatus::draft;
    auto of_draft = titled("Brouillon", DocumentAudience::everyone);
    of_draft.session = office().add(draft).id;
    add(of_draft);
    EXPECT_EQ(titles(Caller{}), "Public ") << "its session is not known to anybody";
    EXPECT_EQ(titles(kProtocol, of_draft.session), "Brouillon ");
    EXPECT_EQ(titles(kProtocol, session.id), "");
    EventPatch restricted;
    restricted.visibility = Visibility::restricted;
    (void)office().run(kProtocol, patch_event({office().event, 1, restricted})).value();
    EXPECT_EQ(titles(Caller{}), "not-found");
    EXPECT_EQ(read(Caller{}, everyone.id), "not-found");
    EXPECT_EQ(titles(amina), "Participants Public ") << "who takes part";
}

TEST_P(Documents, AreWrittenByStaffAloneWithEveryFaultNamed) {
    const auto document = add(titled("Public", DocumentAudience::everyone));
    office().add(office().wanted("Ouverture", "09:00"));
    const auto participant = test::caller_as(Role::participant);
    EXPECT_EQ(put(participant, document, "x").error().code, ProblemCode::not_found);
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(put(participant, document, "x").error().code, ProblemCode::forbidden);
    EXPECT_EQ(office().run(participant, archive_document({document.id, 1})).error().code, ProblemCode::forbidden);
    EXPECT_EQ(office().run(participant, add_document({office().event, titled("X", DocumentAudience::staff)})).error().code,
              ProblemCode::forbidden);
    EXPECT_FALSE(std::filesystem::exists(shelf())) << "what is refused leaves no bytes";

    DocumentContent broken;
    broken.session = SessionId{"018d3a52-0000-7000-8000-0000000000ff"};
    EXPECT_EQ(told(office().run(kProtocol, add_document({office().event, broken})).error()),
              "validation-failed /title fault.required /sessionId fault.not-found-reference");
    auto link = titled("Enregistrement", DocumentAudience::everyone);
    link.file_name.clear();
    link.uri = "https://video.example/1";
    EXPECT_EQ(told(put(kProtocol, add(link), "x").error()), "validation-failed  fault.link-or-file");
    DocumentPatch patch;
    patch.uri = "https://video.example/2";
    patch.file_name = "";
    const auto kept = put(kProtocol, document, "x").value();
    EXPECT_EQ(told(office().run(kProtocol, patch_document({kept.id, kept.version, patch})).error()),
              "validation-failed /uri fault.link-or-file");
    ASSERT_TRUE(office().run(kProtocol, archive_document({kept.id, kept.version})).has_value());
    EXPECT_EQ(read(kProtocol, kept.id), "not-found");
}

TEST_P(Documents, AnswerAnOutageWhereTheFolderTakesNoBytes) {
    if (GetParam() != "sqlite") return;
    const auto document = add(titled("Note", DocumentAudience::staff));
    const std::string nowhere = shelf() + "/missing/below";
    try {
        (void)put_document_body(database(), nowhere, kProtocol,
                                {document.id, 1, "application/pdf", std::make_shared<const std::string>("x")});
        FAIL() << "written to a folder that is not there";
    } catch (const store::StoreError& error) {
        EXPECT_TRUE(error.is_outage());
    }
    EXPECT_FALSE(office().read([&](store::Connection& db) { return get_document(db, kProtocol, document.id); })->body);
}

}  // namespace
}  // namespace multaqa::programme
