#include "store/postgres_database.hpp"

#include "store/postgres_driver.hpp"
#include "store/postgres_listener.hpp"
#include "store/reader_pool.hpp"

namespace multaqa::store {
namespace {

class PostgresDatabase final : public Database {
  public:
    PostgresDatabase(std::string url, int readers, PostgresConnection first)
        : url_(std::move(url)), readers_(readers, [this] { return open_driver(); }) {
        readers_.keep(std::make_unique<PostgresDriver>(std::move(first)));
    }

    std::unique_ptr<WriterConnection> open_writer() override {
        return std::make_unique<Writer>(open_driver());
    }
    void read(const std::function<void(Connection&)>& use) override { readers_.read(use); }
    DatabaseStatus status() override {
        const auto version = read_value([](Connection& connection) {
            return connection.find("SELECT current_setting('server_version')", {},
                                   [](const Row& row) { return row.string(0); });
        });
        return {std::string(kPostgresDialect.name), version.value_or("")};
    }
    const Dialect& dialect() const override { return kPostgresDialect; }
    std::shared_ptr<void> listen(std::function<void()> on_wake) override {
        return std::make_shared<PostgresListener>(url_, "multaqa_topics", std::move(on_wake));
    }
    std::string_view notify_sql() const override { return "SELECT pg_notify('multaqa_topics', '')"; }

  private:
    std::unique_ptr<Driver> open_driver() const {
        return std::make_unique<PostgresDriver>(connect_postgres(url_));
    }

    const std::string url_;
    ReaderPool readers_;
};

}  // namespace

std::unique_ptr<Database> open_postgres_database(const std::string& url, int readers) {
    auto first = connect_postgres(url);
    check_postgres_locale(first.get());
    return std::make_unique<PostgresDatabase>(url, readers, std::move(first));
}

}  // namespace multaqa::store
