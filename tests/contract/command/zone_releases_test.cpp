// Under which release of the zone data a group is written: the one that the database says is adopted at that moment.
#include <gtest/gtest.h>

#include <map>
#include <mutex>

#include "store/meta_store.hpp"
#include "tests/contract/command/executing.hpp"

namespace multaqa::test {
namespace {

class NamedZones final : public ZoneDatabase {
  public:
    explicit NamedZones(std::string version) : version_(std::move(version)) {}
    const std::string& version() const override { return version_; }
    Result<const TimeZone*> find(std::string_view) const override { return Problem{.code = ProblemCode::unknown_time_zone}; }
    std::vector<std::string> names() const override { return {}; }

  private:
    std::string version_;
};

class Shelf final : public command::ZoneReleases {
  public:
    std::shared_ptr<const ZoneDatabase> follow(const std::string& version) override {
        const std::lock_guard lock(mutex_);
        const auto found = loaded_.find(version);
        return found == loaded_.end() ? nullptr : found->second;
    }
    bool load(const std::string& version) override {
        const std::lock_guard lock(mutex_);
        ++loads;
        if (version == "broken") return false;
        loaded_[version] = std::make_shared<NamedZones>(version);
        return true;
    }
    std::atomic<int> loads{0};

  private:
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const ZoneDatabase>> loaded_;
};

// One node that keeps zone data.
struct ZoneNode {
    ZoneNode(store::Database& database, const std::atomic<std::int64_t>& now)
        : pool(2, 4096),
          executor({.database = &database, .pool = &pool, .clock = [&now] { return from_micros(now); }, .ids = &ids, .releases = &shelf}) {}

    CountingIds ids;
    Shelf shelf;
    command::WorkPool pool;
    command::Executor executor;
};

command::Command<std::string> under_what(std::function<void(command::Write&)> also = {}) {
    command::Command<std::string> command;
    command.name = "look";
    command.run = [also](command::Write& write) -> Result<std::string> {
        if (also) also(write);
        return std::string(write.context().zones->version());
    };
    return command;
}

command::Command<std::string> adopting(const std::string& version) {
    return under_what([version](command::Write& write) { store::put_meta(write.db(), store::kZoneDataVersion, version); });
}

class ZoneReleases : public Executing {
  protected:
    void SetUp() override {
        Executing::SetUp();
        if (IsSkipped()) return;
        adopt_from_outside("2025b");
        zoned_ = std::make_unique<ZoneNode>(database(), now_);
    }
    void TearDown() override {
        zoned_.reset();
        node_.reset();
    }
    void adopt_from_outside(const std::string& version) {
        const auto writer = database().open_writer();
        writer->begin();
        store::put_meta(*writer, store::kZoneDataVersion, version);
        writer->commit();
    }
    std::string told(ZoneNode& on, command::Command<std::string> command) {
        const auto outcome = on.executor.run<std::string>(caller_named("a1"), "request-1", std::move(command));
        if (outcome.has_error()) return std::string(word(outcome.error().code));
        return std::get<std::string>(*outcome);
    }

    std::unique_ptr<ZoneNode> zoned_;
};
MULTAQA_ON_BOTH_DATABASES(ZoneReleases);

TEST_P(ZoneReleases, AreThoseThatTheDatabaseSaysAtEachGroup) {
    EXPECT_EQ(told(*zoned_, under_what()), "2025b");
    EXPECT_EQ(told(*zoned_, adopting("2026f")), "2025b") << "what adopts is itself written under the one before";
    EXPECT_EQ(told(*zoned_, under_what()), "2026f");
}

TEST_P(ZoneReleases, AreLoadedOnceEach) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(told(*zoned_, under_what()), "2025b");
    told(*zoned_, adopting("2026f"));
    for (int i = 0; i < 3; ++i) EXPECT_EQ(told(*zoned_, under_what()), "2026f");
    EXPECT_EQ(zoned_->shelf.loads, 2);
}

TEST_P(ZoneReleases, ThatCannotBeHadStopTheWritesUntilTheyCan) {
    told(*zoned_, adopting("broken"));
    EXPECT_EQ(told(*zoned_, under_what()), "storage-unavailable");
    adopt_from_outside("2026f");
    EXPECT_EQ(told(*zoned_, under_what()), "2026f");
}

TEST_P(ZoneReleases, OfAnotherNodeAreHeardOfAtTheNextWrite) {
    ZoneNode other(database(), now_);
    EXPECT_EQ(told(*zoned_, under_what()), "2025b");
    told(other, adopting("2026f"));
    EXPECT_EQ(told(*zoned_, under_what()), "2026f");
}

// What is being written under the old release is there before the new one is adopted: whoever looks then for what is to be
// moved finds all of it.
TEST_P(ZoneReleases, AreAdoptedBehindWhateverIsBeingWritten) {
    std::promise<void> begun;
    std::promise<void> go_on;
    auto writing = under_what([&, held = go_on.get_future().share()](command::Write& write) {
        store::put_meta(write.db(), "slow", "written");
        begun.set_value();
        held.wait();
    });
    auto slow = std::async(std::launch::async, [&] { return told(*zoned_, std::move(writing)); });
    begun.get_future().wait();
    ZoneNode other(database(), now_);
    std::promise<void> adoption_begun;
    command::Command<std::string> adoption;
    adoption.name = "adopt";
    adoption.run = [&](command::Write& write) -> Result<std::string> {
        adoption_begun.set_value();
        store::put_meta(write.db(), store::kZoneDataVersion, "2026f");
        return store::find_meta(write.db(), "slow").value_or("not yet");
    };
    auto adopted = std::async(std::launch::async, [&] { return told(other, std::move(adoption)); });
    if (GetParam() == "postgresql") adoption_begun.get_future().wait();  // SQLite lets one writer begin at a time
    go_on.set_value();
    EXPECT_EQ(slow.get(), "2025b");
    EXPECT_EQ(adopted.get(), "written");
}

}  // namespace
}  // namespace multaqa::test
